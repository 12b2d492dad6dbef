import { setTimeout as later } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { checkKey, checkMigrations } from '#database/usable-database';

/** The time limit of one check. */
const timeLimitMs = 5_000;
const timeout = () => later(timeLimitMs, undefined, { ref: false }).then(() => Promise.reject(new Error('no answer')));

const resultOf = async (check: () => Promise<string>) => {
  try {
    return { ok: true, detail: await Promise.race([check(), timeout()]) };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message.split('\n').at(-1) : 'failed' };
  }
};

/** The key check compares every sealed row, so requests within this time share one result. */
const keepMs = 2_000;
function cacheBriefly<T>(check: () => Promise<T>) {
  let last: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (!last || performance.now() >= until) {
      last = check();
      until = performance.now() + keepMs;
    }
    return last;
  };
}

const throwIfTrouble = async (trouble: Promise<string | null>, okDetail: string) => {
  const sentence = await trouble;
  if (sentence) throw new Error(sentence);
  return okDetail;
};
function tencent({ reach: { outOfReach } }: FastifyInstance) {
  if (!outOfReach) return { ok: true, detail: 'in reach' };
  const { cause, at, since } = outOfReach;
  return { ok: false, detail: `Isthmus can't reach Tencent: ${cause} at ${at}, since ${since.toISOString()}` };
}

/** Whether the syslog server takes the audit. */
async function syslog({ db, config }: FastifyInstance) {
  const { name } = config.syslog ?? {};
  const stream = name ? await db.auditStream.findUnique({ where: { server: name } }) : null;
  if (!stream?.problem) return name ? `${name} has rows up to seal ${stream?.seq ?? 0}` : 'not set';
  throw new Error(`${name}: ${stream.problem}, since ${stream.problemSince?.toISOString()}; nothing is lost`);
}

/** /healthz: the process answers. /readyz: it can work; the answer names each part. */
export default async (app: FastifyInstance) => {
  const query = (sql: string) => app.db.$queryRawUnsafe(sql);
  const migrations = cacheBriefly(() => throwIfTrouble(checkMigrations(query), 'all applied'));
  const key = cacheBriefly(async () => {
    await migrations();
    return throwIfTrouble(checkKey(query, app.config), 'opens what is sealed');
  });
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const [database, migrated, opened, queue, stream] = await Promise.all([
      resultOf(() => app.db.$queryRaw`select 1`.then(() => 'answers')),
      resultOf(migrations),
      resultOf(key),
      resultOf(async () => ((await app.boss.getQueue('operations')) ? 'there' : Promise.reject(new Error('no queue')))),
      resultOf(() => syslog(app)),
    ]);
    const parts = { database, migrations: migrated, key: opened, queue };
    const isReady = Object.values(parts).every(({ ok }) => ok);
    // Pages still show the last observed state, and the audit waits, so these are no reasons to route requests elsewhere.
    return reply.status(isReady ? 200 : 503).send({ ...parts, tencent: tencent(app), syslog: stream });
  });
};
