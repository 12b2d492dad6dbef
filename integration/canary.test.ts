import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExpectedHosts, named, type Command } from './expected-hosts.ts';
import { IdcHost } from './idc-host.ts';
import { json, type Operation } from './mock-account.ts';
import { World } from './world.ts';

const world = new World();
world.logLevel = 'trace';
beforeAll(() => world.start());
afterAll(() => world.stop());

/** Every row of every table as text, including the queue's tables. */
async function dump() {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts = [];
  for (const { name } of tables)
    texts.push(
      ...(await client.query<{ text: string }>(`select '${name} ' || row_to_json(t)::text as text from ${name} t`))
        .rows,
    );
  await client.end();
  return texts.map(({ text }) => text);
}

/** The secret as plain text, in its wire encodings, and as PostgreSQL shows bytes. */
const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('hex'),
];

test('no key, token, link, command or custom data is readable in the database or the log', async () => {
  const expected = await ExpectedHosts.open(world);
  const { account } = expected.cluster;
  const texts = { created: 'echo canary-created-3f9a', modified: 'echo canary-modified-7c21' };
  const created = await json<Operation>(
    expected.cluster.create({ name: 'canaries', customData: { text: texts.created } }),
  );
  expect(await account.waitForEnd(created.id)).toMatchObject({ state: 'succeeded' });
  const modified = await json<Operation>(
    expected.cluster.modify(await expected.cluster.pool('canaries'), { customData: texts.modified }),
  );
  expect(await account.waitForEnd(modified.id)).toMatchObject({ state: 'succeeded' });
  const [row] = await expected.planRows([named('edge-1')]);
  const command = await expected.revealCommand(row ?? { id: '' });
  const script = (await (await expected.revealScript()).json()) as Command;
  const host = await IdcHost.withAddress('10.4.8.1');
  await host.type(`${command.wget} && ./${command.script} install`);
  await host.remove();
  await expected.waitForJoins((joins) => joins.every(({ state }) => state === 'running'));

  const shown = [command.wget, command.curl, script.wget, script.curl];
  const tokens = shown.flatMap((text) => /x-cos-token:(\w+)/.exec(text)?.[1] ?? []);
  const links = shown.flatMap((text) => /'(https?:[^']+)'/.exec(text)?.[1] ?? []);
  expect([tokens.length, links.length]).toEqual([4, 4]);
  const canaries = [account.secretKey, ...Object.values(texts), ...shown, ...tokens, ...links];

  const rows = await dump();
  const log = world.log;
  expect(rows.some((text) => text.startsWith('public.operation ') && text.includes(created.id))).toBe(true);
  expect(rows.some((text) => text.startsWith('public.audit ') && text.includes('reveal-join-command'))).toBe(true);
  expect(log).toContain('/joins/:joinId/command');
  for (const form of canaries.flatMap(formsOf)) {
    expect(rows.filter((text) => text.includes(form))).toEqual([]);
    expect(log.includes(form)).toBe(false);
  }
  expect(log).not.toContain(world.cookie.split('=')[1]);
});
