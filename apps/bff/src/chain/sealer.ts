import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Prisma } from '#generated/client';
import { beginning, keyIdOf, rowOf, sealOf } from './seal.ts';
import { sealState } from './state.ts';

const everyMs = 500;
const batch = 1_000;
const logEveryMs = 3_600_000;

interface Head {
  seq: bigint;
  hmac: Uint8Array;
}
interface Waiting {
  id: bigint;
  at: Date;
  hash: Uint8Array;
}

/** The last seal; after months were dropped, and nothing since, the last closing head. */
async function headOf(tx: Prisma.TransactionClient): Promise<Head> {
  const select = { seq: true, hmac: true } as const;
  const orderBy = { seq: 'desc' } as const;
  const head =
    (await tx.auditSeal.findFirst({ orderBy, select })) ?? (await tx.auditClosingHead.findFirst({ orderBy, select }));
  return head ?? { seq: 0n, hmac: beginning };
}

/**
 * Seals the rows that wait, in the order in which they are found. A row waits from the moment in which its transaction ends, so none is
 * skipped, whatever its id is. One replica at a time. Returns the new head; null when there was nothing to do.
 */
async function sealBatch(tx: Prisma.TransactionClient, key: Buffer): Promise<Head | null> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('audit-seal', 0)) as taken`;
  if (!lock?.taken) return null;
  const rows = await tx.$queryRawUnsafe<Waiting[]>(
    `select a.* from (select id, at from audit_unsealed order by id limit ${batch}) as waiting
     cross join ${rowOf('waiting.id', 'waiting.at')} as a order by a.id`,
  );
  if (!rows.length) return null;
  let { seq, hmac } = await headOf(tx);
  const keyId = Uint8Array.from(keyIdOf(key));
  const seals = rows.map(({ id: auditId, at: auditAt, hash }) => {
    seq += 1n;
    const row = { seq, auditId, auditAt, rowHash: Uint8Array.from(hash) };
    const own = Uint8Array.from(sealOf(key, hmac, row));
    hmac = own;
    return { ...row, keyId, hmac: own };
  });
  await tx.auditSeal.createMany({ data: seals });
  await tx.auditUnsealed.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  return { seq, hmac };
}

const isAnyWaiting = async ({ db }: FastifyInstance) =>
  (await db.auditUnsealed.findFirst({ orderBy: { id: 'asc' } })) !== null;

/**
 * Seals each row of the audit within a second. The head of the chain is in the log at the first seal and each hour: a copy of the log shows
 * later whether the end of the chain was cut off.
 */
export default fp(
  async (app) => {
    const [auditKey] = app.config.auditKeys;
    const { isProtected } = await sealState(app.db);
    if (!isProtected)
      app.log.warn(
        'the audit is not protected from the database role of this process, which owns it: set DATABASE_MIGRATE_URL (docs/operations.md)',
      );
    let loggedAt = Number.NEGATIVE_INFINITY;
    let isFailing = false;
    let running: Promise<void> | undefined;

    async function sealAll() {
      while (await isAnyWaiting(app)) {
        const head = await app.db.$transaction((tx) => sealBatch(tx, auditKey));
        if (!head) return;
        if (performance.now() - loggedAt < logEveryMs) continue;
        loggedAt = performance.now();
        app.log.info(
          { head: `${head.seq}:${Buffer.from(head.hmac).toString('hex')}` },
          'the audit is sealed up to here',
        );
      }
    }

    const timer = setInterval(() => {
      running ??= sealAll()
        .then(() => void (isFailing = false))
        .catch((error: unknown) => {
          // The database may be gone for minutes; one line says it.
          if (!isFailing) app.log.error({ err: error }, 'the audit could not be sealed');
          isFailing = true;
        })
        .finally(() => (running = undefined));
    }, everyMs);
    app.addHook('onClose', async () => {
      clearInterval(timer);
      await running;
    });
  },
  { name: 'sealer', dependencies: ['database'] },
);
