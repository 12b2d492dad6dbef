import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../scripts/install.mjs';
import { migrate } from '../../scripts/migrate.mjs';
import { startPostgres } from '../../scripts/postgres.mjs';
import { waitUntilReady, launch, mustRun, root } from '../../scripts/run.mjs';
import { sampleNote } from '../../scripts/sample.mjs';
import { servingUrlOf } from '../../scripts/serving-role.mjs';
import { onServer } from './on-server.ts';
import { otherPerson, person } from './person.ts';
import { refusePlanted } from './planted.ts';

const { ISTHMUS_URL = '', MOCK_TKE_URL = '', TEST_DATABASE_URL, ISTHMUS_CONSOLE_DIR } = process.env;
const name = `e2e_${randomBytes(8).toString('hex')}`;

/** Uses the given PostgreSQL, else starts one. */
async function findPostgres() {
  if (TEST_DATABASE_URL) return { url: TEST_DATABASE_URL, stop: async () => undefined };
  const folder = join(tmpdir(), `isthmus-${name}`);
  const postgres = await startPostgres(folder);
  const stop = async () => {
    await postgres.stop();
    for (const path of [folder, postgres.place]) await rm(path, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}

/** Starts mock-tke and the BFF with the built console on a fresh database. Returns a function that stops them. */
export default async function start() {
  console.log(sampleNote());
  const logs = await mkdtemp(join(tmpdir(), 'isthmus-e2e-log-'));
  // bundle.ts attaches its lines to a failed test.
  const log = join(logs, 'bff.log');
  process.env['ISTHMUS_E2E_LOG'] = log;
  process.env['ISTHMUS_E2E_PLANTED'] = join(logs, 'planted');
  if (!ISTHMUS_CONSOLE_DIR) await build();
  const postgres = await findPostgres();
  await onServer(postgres.url, `create database ${name}`);
  const database = new URL(postgres.url);
  database.pathname = name;
  const servingUrl = servingUrlOf(database.href);
  await migrate(servingUrl, () => undefined, database.href);

  const env = {
    DATABASE_URL: servingUrl,
    ISTHMUS_PORT: new URL(ISTHMUS_URL).port,
    ISTHMUS_PUBLIC_URL: ISTHMUS_URL,
    ISTHMUS_KEY: randomBytes(32).toString('base64'),
    ISTHMUS_TKE_SITES: `mock-tke=${MOCK_TKE_URL}`,
    ISTHMUS_CONSOLE_DIR: ISTHMUS_CONSOLE_DIR ?? join(root, 'apps/console/dist'),
    ISTHMUS_OBSERVE_INTERVAL_MS: '1000',
    ISTHMUS_OBSERVE_FAST_MS: '400',
    ISTHMUS_OBSERVE_SWEEP_MS: '10000',
    ISTHMUS_SETTLE_MS: '3000',
    // A worker signs in once, and its tests take longer than a proof lasts.
    ISTHMUS_STEP_UP_MS: '43200000',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
  };
  // For a test that starts another BFF on the same database.
  process.env['ISTHMUS_E2E_SETTINGS'] = JSON.stringify(env);
  process.env['ISTHMUS_E2E_OWNER_URL'] = database.href;
  const mock = launch(['apps/mock-tke/src/main.ts'], { env: { MOCK_TKE_PORT: new URL(MOCK_TKE_URL).port } });
  for (const one of [person, otherPerson])
    await mustRun('Seeding', 'node', ['apps/bff/src/seed.ts'], { env, input: JSON.stringify(one) });
  const bff = launch(['apps/bff/src/main.ts'], { env, log });
  await waitUntilReady(`${MOCK_TKE_URL}/healthz`, mock.ended);
  await waitUntilReady(`${ISTHMUS_URL}/readyz`, bff.ended).catch(async (error: unknown) => {
    console.error(await readFile(log, 'utf8'));
    throw error;
  });

  return async () => {
    await bff.stop();
    await mock.stop();
    const planted = { databaseUrl: database.href, log, consoleFolder: env.ISTHMUS_CONSOLE_DIR };
    await refusePlanted(planted).finally(async () => {
      await rm(logs, { recursive: true });
      await onServer(postgres.url, `drop database ${name} with (force)`);
      await postgres.stop();
    });
  };
}
