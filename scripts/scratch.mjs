// A PostgreSQL and a folder for the duration of one command: for tests, soak and chaos.
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';

/** The data is needed only during one command, so it need not survive a power failure. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Runs `work` with a new folder. `postgres()` starts a server in it, once. Removes both at the end and after Ctrl-C.
 * @template Result
 * @param {string} name
 * @param {(scratch: { home: string, postgres: () => Promise<string> }) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function inScratch(name, work) {
  const home = join(tmpdir(), `isthmus-${name}-${randomBytes(6).toString('hex')}`);
  let server;
  const clean = async () => {
    await server?.stop();
    for (const folder of [home, server?.place]) if (folder) rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => void clean().finally(() => process.exit(130)));
  mkdirSync(home);
  try {
    return await work({
      home,
      postgres: async () => (server ??= await startPostgres(home, console.log, { settings })).url,
    });
  } finally {
    await clean();
  }
}
