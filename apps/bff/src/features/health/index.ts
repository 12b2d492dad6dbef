import { readdir } from 'node:fs/promises';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const folder = fileURLToPath(new URL('../../../../../prisma/migrations', import.meta.url));

/** Who asks whether Isthmus can work does not wait for long. */
const patienceMs = 5_000;
const silent = () => later(patienceMs, undefined, { ref: false }).then(() => Promise.reject(new Error('no answer')));

const told = async (check: () => Promise<string>) => {
  try {
    return { ok: true, detail: await Promise.race([check(), silent()]) };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message.split('\n').at(-1) : 'failed' };
  }
};

async function migrations(app: FastifyInstance) {
  const wanted = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const applied = await app.db.$queryRaw<{ name: string }[]>`
    select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`;
  const missing = wanted.filter(({ name }) => !applied.some((row) => row.name === name));
  if (missing.length) throw new Error(`not applied: ${missing.map(({ name }) => name).join(', ')}`);
  return `${wanted.length} applied`;
}

function tencent({ reach: { outOfReach } }: FastifyInstance) {
  if (!outOfReach) return { ok: true, detail: 'in reach' };
  const { cause, at, since } = outOfReach;
  return { ok: false, detail: `Isthmus can't reach Tencent: ${cause} at ${at}, since ${since.toISOString()}` };
}

/** /healthz: the process answers. /readyz: it can work, each part named. */
export default async (app: FastifyInstance) => {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const [database, migrated, queue] = await Promise.all([
      told(() => app.db.$queryRaw`select 1`.then(() => 'answers')),
      told(() => migrations(app)),
      told(async () => ((await app.boss.getQueue('operations')) ? 'there' : Promise.reject(new Error('no queue')))),
    ]);
    const parts = { database, migrations: migrated, queue };
    const isReady = Object.values(parts).every(({ ok }) => ok);
    // Pages still answer with what was read last, so it is no reason to send requests elsewhere.
    return reply.status(isReady ? 200 : 503).send({ ...parts, tencent: tencent(app) });
  });
};
