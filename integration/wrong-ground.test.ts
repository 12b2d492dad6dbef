import { randomBytes, randomUUID } from 'node:crypto';
import { openSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migrate } from '../scripts/migrate.mjs';
import { eventually, MockAccount } from './mock-account.ts';
import { runToEnd } from './process.ts';
import { copyRows, databaseUrl, onServer, user } from './setting.ts';
import { World } from './world.ts';

const world = new World({ ISTHMUS_ADMIN_EMAIL: user.email, LOG_LEVEL: 'info' });
const shared = World.shared();
/** The database has an account that another BFF stored, with a secret that it sealed. */
beforeAll(async () => {
  await Promise.all([world.prepare(), shared.start()]);
  const { id } = await MockAccount.open(shared, 'one-pool');
  await copyRows('cloud_account', shared.databaseUrl, world.databaseUrl, `id = '${id}'`);
});
afterAll(() => Promise.all([world.stop(), shared.stop()]));

const sql = (statement: string) => onServer(statement, world.databaseUrl);
const start = (env: NodeJS.ProcessEnv = {}) =>
  runToEnd('apps/bff/src/main.ts', {
    DATABASE_URL: world.databaseUrl,
    ISTHMUS_PORT: '0',
    ISTHMUS_KEY: randomBytes(32).toString('base64'),
    ...env,
  });

/** A change of the migration record, how to undo it, and the expected sentence. */
const tampered: [what: string, change: string, back: string, sentence: RegExp][] = [
  [
    'knows more',
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '0099_newer', now())`,
    `delete from _prisma_migrations where id = 'x'`,
    /does not know: 0099_newer\. Start the version that applied it/,
  ],
  [
    'was edited',
    `update _prisma_migrations set checksum = reverse(checksum) where migration_name = '0001_foundation'`,
    `update _prisma_migrations set checksum = reverse(checksum) where migration_name = '0001_foundation'`,
    /0001_foundation was applied to the database from a file that differs/,
  ],
  [
    'did not finish',
    `update _prisma_migrations set finished_at = null where migration_name = '0003_expected_from'`,
    `update _prisma_migrations set finished_at = now() where migration_name = '0003_expected_from'`,
    /migration 0003_expected_from of the database did not finish; `npm run serve` tries again/,
  ],
  [
    'lacks some',
    `update _prisma_migrations set rolled_back_at = now() where migration_name = '0004_budget'`,
    `update _prisma_migrations set rolled_back_at = null where migration_name = '0004_budget'`,
    /lacks the migration 0004_budget; `npm run serve` applies/,
  ],
];

describe('a start on a database', () => {
  test.for(tampered)('that %s is refused with a sentence', async ([, change, back, sentence]) => {
    await sql(change);
    const { code, output } = await start();
    await sql(back);
    expect([code, output]).toEqual([1, expect.stringMatching(sentence)]);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  test.for(tampered.slice(0, 2))('that %s is not migrated either', async ([, change, back, sentence]) => {
    await sql(change);
    const lines: string[] = [];
    await expect(migrate(world.databaseUrl, (line: string) => lines.push(line))).rejects.toThrow(sentence);
    await sql(back);
    expect(lines).toEqual([]);
  });

  test('whose secrets another key encrypted is refused, and the message has the ids of both keys', async () => {
    const { code, output } = await start();
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(
        /\(id [\da-f]{16}\) is not the one that sealed the secrets of 1 cloud account .*\(id [\da-f]{16}\)/,
      ),
    ]);
  });

  // asvs 16.2.5
  test('that refuses the password, or whose host does not exist, is reported without the password', async () => {
    const password = 'hunter2-hunter3';
    const refused = new URL(world.databaseUrl);
    refused.password = password;
    const absent = new URL(refused);
    absent.hostname = 'nowhere.invalid';
    for (const { href } of [refused, absent]) {
      const { code, output } = await start({ DATABASE_URL: href });
      expect([code, output]).toEqual([
        1,
        expect.stringMatching(/cannot be reached: .*(password authentication failed|nowhere\.invalid)/),
      ]);
      expect(output).not.toContain('hunter');
      await expect(migrate(href)).rejects.toThrow(/^(?!.*hunter).*cannot be reached/);
    }
  });
});

test('npm run serve names every wrong setting before it touches the database', async () => {
  const env = {
    DATABASE_URL: 'postgresql://isthmus@nowhere.invalid/isthmus?schema=other',
    ISTHMUS_PUBLIC_URL: 'https://isthmus.example.com/console',
    ISTHMUS_KEY: 'short',
    ISTHMUS_PROT: '1',
  };
  const { code, output } = await runToEnd('scripts/serve.mjs', env, '--as-built');
  const about = output
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0]);
  expect([code, about]).toEqual([1, ['Isthmus', 'ISTHMUS_PROT', 'DATABASE_URL', 'ISTHMUS_PUBLIC_URL', 'ISTHMUS_KEY']]);
});

describe('a process with its password beside the address and its log on a full disk', () => {
  const name = `beside_${randomUUID().replaceAll('-', '')}`;
  const password = 'a@b/c#d%e';
  beforeAll(async () => {
    await onServer(`create role ${name} login password '${password}'`);
    await onServer(`create database ${name} owner ${name}`);
    const address = new URL(databaseUrl(name));
    address.username = name;
    address.password = '';
    world.databaseUrl = address.href;
    world.hasOneRole = true;
    vi.stubEnv('PGPASSWORD', password);
    world.output = openSync('/dev/full', 'w');
  });
  afterAll(async () => {
    // A process that cannot write its log may ignore SIGTERM.
    if (world.bffRuns) await world.killBff();
    vi.unstubAllEnvs();
    await onServer(`drop database ${name} with (force)`);
    await onServer(`drop role ${name}`);
  });

  test('is migrated', async () => {
    await migrate(world.databaseUrl, () => undefined);
    expect(await sql('select 1 from _prisma_migrations where finished_at is null')).toEqual([]);
  });

  test('starts, is ready and answers, without room for its log and the link of the first admin', async () => {
    await world.startBff();
    const statusOf = async (path: string) => (await fetch(world.url + path)).status;
    expect(await Promise.all(['/healthz', '/readyz', '/api/accounts'].map(statusOf))).toEqual([200, 200, 401]);
    expect(world.bffRuns).toBe(true);
  });

  const readyz = async () => {
    const reply = await fetch(`${world.url}/readyz`);
    return { status: reply.status, parts: (await reply.json()) as Record<string, { ok: boolean; detail: string }> };
  };

  test('fails /readyz with the reason when the database changes, and recovers when the cause is gone', async () => {
    const [[, change, back, sentence]] = tampered as [(typeof tampered)[number]];
    await sql(change);
    await eventually(async () => {
      const { status, parts } = await readyz();
      return status === 503 && sentence.test(parts['migrations']?.detail ?? '') ? true : undefined;
    });
    await sql(back);
    await sql(
      `insert into cloud_account (id, name, colour, site, secret_id, credential, uin, regions)
         values ('${randomUUID()}', 'swapped', 'teal', 'x', 'x', '\\x01${'ab'.repeat(8)}00', 'x', '{}')`,
    );
    await eventually(async () => {
      const { status, parts } = await readyz();
      const isNamed = parts['key']?.detail.includes('1 cloud account in this database (id abababababababab)');
      return status === 503 && parts['migrations']?.ok && isNamed ? true : undefined;
    });
    await sql(`delete from cloud_account where name = 'swapped'`);
    await eventually(async () => ((await readyz()).status === 200 ? true : undefined));
  });
});
