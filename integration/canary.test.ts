import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { openEventStream } from './event-stream.ts';
import { ExpectedHosts, named, type Command } from './expected-hosts.ts';
import { IdcHost } from './idc-host.ts';
import { accepted, eventually, json, type Operation } from './mock-account.ts';
import { member, program, wall } from './team.ts';
import { World } from './world.ts';

const token = 'a-token-of-this-test';
const world = new World({ ISTHMUS_METRICS_TOKEN: token });
world.logLevel = 'trace';
beforeAll(() => world.start());
afterAll(() => world.stop());

const scrape = async () =>
  (await fetch(`${world.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();

/** The number at the end of the line with these words. 0: no such line. */
const numberAt = (text: string, words: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(words))
      ?.split(' ')
      .at(-1) ?? 0,
  );
const calls = 'isthmus_tke_call_duration_seconds_count{service="tke",action="CreateExternalNodePool",code="OK"}';
const waits = 'isthmus_tke_budget_wait_seconds_count{action="tke:CreateExternalNodePool",purpose="write"}';

test('metrics match the database and the process, and name no host', async () => {
  const before = await scrape();
  const cluster = await EnabledCluster.open(world);
  const { account } = cluster;
  const stream = openEventStream(world, `external-nodes:${account.id}`);
  await accepted(cluster.create({ name: 'rack-8' })).then(({ id }) => account.waitForState(id, ['succeeded']));
  await account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 });
  const { id } = await accepted(cluster.create({ name: 'rack-9' }));
  await account.waitForState(id, ['needs-attention']);

  const nodes = await cluster.nodes();
  const wanted = [
    new RegExp(
      `isthmus_external_nodes{account="${account.secretId.slice(0, 20)}".*cluster="${cluster.clusterId}".*state="Running"} ${nodes.length}`,
    ),
    /isthmus_observation_age_seconds{account="[^"]+",region="[^"]+",cluster="cls-[^"]+",kind="external-node-pools"} [\d.]+/,
    /isthmus_last_good_read_timestamp_seconds{account="[^"]+"} 1\.\d+e\+?9|isthmus_last_good_read_timestamp_seconds{account="[^"]+"} 1\d{9}/,
    /isthmus_operations{kind="create-external-node-pool",state="needs-attention"} 1/,
    /isthmus_operation_oldest_age_seconds{kind="create-external-node-pool",state="needs-attention"} \d/,
    /isthmus_cluster_info{.*name="[^"]+"} 1/,
    /isthmus_event_streams 1/,
    /isthmus_http_request_duration_seconds_count{method="POST",route="\/api\/accounts\/:accountId\/[^"]*",status="202"} \d/,
    /isthmus_database_up 1/,
  ];
  const text = await eventually(async () => {
    const answer = await scrape();
    const more = [calls, waits].map((words) => numberAt(answer, words) - numberAt(before, words));
    return more.join() === '1,2' && wanted.every((line) => line.test(answer)) ? answer : undefined;
  });
  stream.stop();
  expect(text).not.toMatch(/isthmus_metrics_query_failures_total{/);
  for (const { name, ip } of nodes) expect([text.includes(name), text.includes(`"${ip}"`)]).toEqual([false, false]);
  // The account's name starts with it in these tests. No label holds the rest.
  expect(text).not.toContain(account.secretId);
});

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

// asvs 10.1.1 13.3.2 14.2.1 14.2.4 16.2.5 14.2.2
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
  const ci = await program(world, [{ accountId: account.id, role: 'operator' }]);
  for (const token of [ci.token, ci.token.slice(0, -1)])
    await Object.assign(ci.client, { token }).request('GET', `/accounts/${account.id}/activity`);
  const bo = await member(world, 'bo', []);
  await bo.client.request('POST', '/invitations/begin', { token: bo.token });
  const screen = await wall(world, [account.id]);
  expect((await screen.open()).opened.status).toBe(200);
  // A link of the earlier form.
  await fetch(`${world.url}/wall/${screen.token}`, { redirect: 'manual' });
  const canaries = [
    ci.token.slice(0, -1),
    bo.token,
    screen.token,
    account.secretKey,
    ...Object.values(texts),
    ...shown,
    ...tokens,
    ...links,
  ];

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
