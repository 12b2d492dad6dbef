import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { SyslogServer } from '#config/syslog';
import { syslogMessage } from './syslog-message.ts';
import { sendOver } from './syslog-socket.ts';

const everyMs = 1_000;
const batch = 500;
/** Longer than the time limit of a batch, so no other replica sends the same one meanwhile. */
const leaseSeconds = 30;
/** Between two tries while the server does not answer. */
const retrySeconds = 10;

/** Reads the next rows in the order of their seals, with the people who did them. */
async function nextRows({ db }: FastifyInstance, after: bigint) {
  const seals = await db.auditSeal.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take: batch });
  const times = seals.map(({ auditAt }) => auditAt.getTime());
  const found = await db.audit.findMany({
    where: {
      id: { in: seals.map(({ auditId }) => auditId) },
      at: { gte: new Date(Math.min(...times)), lte: new Date(Math.max(...times)) },
    },
  });
  const actorIds = [...new Set(found.flatMap(({ actorId }) => actorId ?? []))];
  const people = await db.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, email: true } });
  const rowOf = new Map(found.map((row) => [row.id, row]));
  const emailOf = new Map(people.map(({ id, email }) => [id, email]));
  return seals.map(({ seq, hmac, auditId, sealedAt }) => {
    const row = rowOf.get(auditId) ?? null;
    const head = `${seq}:${Buffer.from(hmac).toString('hex')}`;
    return { seq, head, row, person: emailOf.get(row?.actorId ?? '') ?? null, sealedAt };
  });
}

/** Leases the position, so one replica sends at a time. Null: another one sends, or the time for the next try has not come. */
async function lease({ db }: FastifyInstance, { name }: SyslogServer) {
  const [leased] = await db.$queryRaw<{ seq: bigint; problem: string | null }[]>`
    insert into audit_stream as stream (server, leased_until) values (${name}, now() + make_interval(secs => ${leaseSeconds}))
    on conflict (server) do update set leased_until = excluded.leased_until
      where stream.leased_until is null or stream.leased_until < now()
    returning seq, problem`;
  return leased ?? null;
}

/** Sends the next batch. The position moves only after the server has read all of it, so a row is sent once at least, and in order. */
async function sendBatch(app: FastifyInstance, server: SyslogServer): Promise<boolean> {
  const where = { server: server.name };
  const { seq: sent } = (await app.db.auditStream.findUnique({ where })) ?? { seq: 0n };
  if (!(await app.db.auditSeal.findFirst({ where: { seq: { gt: sent } }, select: { seq: true } }))) return false;
  const leased = await lease(app, server);
  if (!leased) return false;
  const rows = await nextRows(app, leased.seq);
  const host = new URL(app.config.publicUrl).hostname.replaceAll(/[[\]]/g, '');
  try {
    await sendOver(server, rows.map((row) => syslogMessage(host, row)).join(''));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    if (!leased.problem) app.log.error({ server: server.name, problem }, 'the audit could not be sent to syslog');
    await app.db.$executeRaw`
      update audit_stream set problem = ${problem}, problem_since = coalesce(problem_since, now()),
        leased_until = now() + make_interval(secs => ${retrySeconds}) where server = ${server.name}`;
    return false;
  }
  const data = { problem: null, problemSince: null, leasedUntil: null };
  await app.db.auditStream.update({ where, data: { ...data, seq: rows.at(-1)?.seq ?? leased.seq } });
  return rows.length === batch;
}

/** Sends each sealed row to the syslog server. One that is away stops nothing and loses nothing. */
export default fp(
  async (app) => {
    const server = app.config.syslog;
    if (!server) return;
    let running: Promise<void> | undefined;
    let isClosing = false;
    const sendAll = async () => {
      while (!isClosing && (await sendBatch(app, server)));
    };
    const timer = setInterval(() => {
      running ??= sendAll()
        .catch((error: unknown) => app.log.error({ err: error }, 'the audit was not read for syslog'))
        .finally(() => (running = undefined));
    }, everyMs);
    app.addHook('onClose', async () => {
      isClosing = true;
      clearInterval(timer);
      await running;
    });
  },
  { name: 'syslog-stream', dependencies: ['database', 'sealer'] },
);
