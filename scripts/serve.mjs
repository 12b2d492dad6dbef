// npm run serve: the product alone, on your database. `--as-built` is for an image that has nothing to install.
import { join } from 'node:path';
import { build, install } from './install.mjs';
import { migrate, ownersUrl } from './migrate.mjs';
import { explain, fail, launch, root, run } from './run.mjs';

const needed = {
  DATABASE_URL: 'the address of a PostgreSQL 18 database, as in postgresql://user:password@host/isthmus',
  ISTHMUS_PUBLIC_URL: 'the address that browsers use, as in https://isthmus.example.com',
};

/** Checks the settings with the BFF's own code, before the database is touched. */
async function checkSettings() {
  const { code, output } = await run('node', ['apps/bff/src/check-settings.ts'], { capture: true });
  if (code !== 0) fail(output.trim());
}

try {
  const missing = Object.entries(needed)
    .filter(([name]) => !process.env[name])
    .map(([name, what]) => `${name} is missing: ${what}.`);
  if (!process.env.ISTHMUS_KEY && !process.env.ISTHMUS_KEY_FILE)
    missing.push(
      'ISTHMUS_KEY_FILE or ISTHMUS_KEY is missing: 32 bytes in base64, as from `openssl rand -base64 32`. Keep a copy in a safe place.',
    );
  if (missing.length) fail(missing.join('\n'));
  if (!process.argv.includes('--as-built')) {
    await install();
    await checkSettings();
    await build();
  } else await checkSettings();
  await migrate(process.env.DATABASE_URL, console.log, ownersUrl());
  const bff = launch(['apps/bff/src/main.ts'], {
    // The serving process gets no way to the role that owns the tables.
    env: {
      ISTHMUS_CONSOLE_DIR: join(root, 'apps/console/dist'),
      DATABASE_MIGRATE_URL: undefined,
      DATABASE_MIGRATE_PASSWORD: undefined,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void bff.stop());
  const how = await bff.ended;
  process.exit(how === 'SIGTERM' ? 0 : Number(how) || 0);
} catch (error) {
  explain(error);
}
