import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { accepted, json, MockAccount } from './mock-account.ts';
import { member, setRole } from './team.ts';
import { World } from './world.ts';

interface Entry {
  id: string;
  at: string;
  act: string;
  outcome: string;
  actor: { name: string } | null;
  session: string | null;
  accountId: string | null;
  object: { kind: string; id: string | null; name: string | null } | null;
  before: object | null;
  after: object | null;
  operation: { id: string; state: string } | null;
  requestId: string | null;
  details: object;
}
interface Page {
  entries: Entry[];
  next: string | null;
}

// Reading the audit writes to it, and owners read the rows of all accounts.
const world = new World();
let database: Database;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

const path = (filter: Record<string, string>) => `/audit?${new URLSearchParams(filter)}`;
const read = (filter: Record<string, string> = {}, by = world) => json<Page>(by.request('GET', path(filter)));
const refusal = async (reply: Promise<Response>) => {
  const answer = await reply;
  return [answer.status, await answer.json()];
};

// asvs 16.2.1
test('a change of a pool is found by pool, person, request id and kind, with both sides and how it ended', async () => {
  const cluster = await EnabledCluster.open(world);
  const pool = await cluster.pool('rack-7');
  const { id } = await accepted(cluster.modify(pool, { labels: [{ key: 'disk', value: 'nvme' }] }));
  await cluster.account.waitForEnd(id);
  const accountId = cluster.account.id;
  const ofPool = { accountId, region: 'ap-guangzhou', clusterId: cluster.clusterId, object: 'pool', objectId: pool.id };
  const [ended, requested] = (await read(ofPool)).entries;
  expect(requested).toMatchObject({
    act: 'modify-external-node-pool',
    outcome: 'requested',
    actor: { name: 'ana' },
    session: expect.stringMatching(/^[0-9a-f]{8}$/),
    object: { kind: 'pool', id: pool.id, name: 'rack-7' },
    before: { labels: pool.labels },
    after: { labels: [{ key: 'disk', value: 'nvme' }] },
    operation: { id, state: 'succeeded' },
    requestId: expect.any(String),
  });
  const { before, after } = requested ?? {};
  expect(ended).toMatchObject({
    outcome: 'done',
    before,
    after,
    actor: null,
    operation: { id },
    requestId: requested?.requestId,
  });
  const idsOf = async (filter: Record<string, string>) => (await read(filter)).entries.map((entry) => entry.id);
  const both = [ended?.id, requested?.id];
  expect(await idsOf({ text: 'rack-', accountId })).toEqual(both);
  expect(await idsOf({ text: requested?.requestId ?? '' })).toEqual([ended?.id]);
  expect(await idsOf({ text: 'ana', kind: 'change', accountId })).toEqual([requested?.id]);
  expect(await idsOf({ kind: 'reveal', accountId })).toEqual([]);
  expect(await idsOf({ accountId, before: requested?.at ?? '' })).not.toContain(requested?.id);
  expect(await idsOf({ accountId, since: ended?.at ?? '' })).toEqual([ended?.id]);
});

// asvs 8.2.3
test('owners read all, admins their places, others nothing, and are told whom to ask', async () => {
  const [mine, other] = [await MockAccount.open(world, 'demo-fleet'), await MockAccount.open(world, 'demo-fleet')];
  const di = await member(world, 'di', [{ accountId: mine.id, role: 'admin' }]);
  const accountsOf = async (by: World) => new Set((await read({}, by)).entries.map(({ accountId }) => accountId));
  expect(await accountsOf(di.client)).toEqual(new Set([mine.id]));
  expect([...(await accountsOf(world))]).toEqual(expect.arrayContaining([mine.id, other.id, null]));
  expect(await refusal(di.client.request('GET', path({ accountId: other.id })))).toMatchObject([404, {}]);
  const whoMay = { role: 'admin', people: expect.arrayContaining(['ana', 'di']) };
  const op = await member(world, 'op', [{ accountId: mine.id, role: 'operator' }]);
  for (const at of [path({}), path({ accountId: mine.id }), '/audit/export?format=csv'])
    expect(await refusal(op.client.request('GET', at))).toMatchObject([403, { code: 'not-permitted', whoMay }]);
  await setRole(world, op.id, other.id, 'admin');
  expect(await refusal(op.client.request('GET', path({ accountId: mine.id })))).toMatchObject([403, { whoMay }]);
});

test('an admin of a region reads the rows of that region', async () => {
  const account = await MockAccount.open(world, 'demo-fleet');
  const rows = ['ap-guangzhou', 'ap-shanghai'].map((region) => `('x', '{}', '${account.id}', '${region}')`);
  await database.rows(`insert into audit (act, details, account_id, region) values ${rows.join(', ')}`);
  const { client } = await member(world, 'fa', [{ accountId: account.id, region: 'ap-shanghai', role: 'admin' }]);
  const { entries } = await read({}, client);
  expect(entries).toMatchObject([{ act: 'unknown', region: 'ap-shanghai', details: { act: 'x' } }]);
});

// asvs 5.4.1 5.4.2
test('reading is recorded once an hour, each export every time', async () => {
  const { client, id } = await member(world, 'el', [], { isOwner: true });
  await Promise.all([read({}, client), read({ kind: 'denied' }, client), read({ text: 'rack' }, client)]);
  const file = await client.request('GET', '/audit/export?format=csv&kind=people&name=%0d%0ax: 1');
  // The server names the file, whatever the request says.
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.csv"$/);
  await file.text();
  await client.request('GET', '/audit/export?format=jsonl');
  const { entries } = await read({ actorId: id, kind: 'audit' });
  expect(entries.map(({ act }) => act)).toEqual(['export-audit', 'export-audit', 'read-audit']);
  expect(entries[1]?.details).toEqual({ format: 'csv', filter: { kind: 'people' } });
});

// asvs 16.2.2
test('any number of rows of one millisecond appear once, on pages and in a file', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  await database.rows(
    `insert into audit (at, account_id, act, outcome, object, object_id, object_name, details)
     select '2026-01-01', $1, 'drain-external-node', 'done', 'node', 'node-' || n, '=node-' || n, '{}'
     from generate_series(1, 1230) as n`,
    [account.id],
  );
  const filter = { accountId: account.id, before: '2026-02-01T00:00:00Z' };
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page = await read({ ...filter, limit: '100', ...(cursor && { cursor }) });
    ids.push(...page.entries.map(({ id }) => id));
    expect(ids.length).toBeLessThan(2_000);
    cursor = page.next;
  }
  expect([ids.length, new Set(ids).size]).toEqual([1_230, 1_230]);
  const file = async (format: string) => {
    const reply = await world.request('GET', `/audit/export?${new URLSearchParams({ ...filter, format })}`);
    return { type: reply.headers.get('content-type'), text: await reply.text() };
  };
  const lines = await file('jsonl');
  expect(lines.type).toBe('application/x-ndjson; charset=utf-8');
  expect(
    lines.text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as Entry).id),
  ).toEqual(ids);
  const csv = await file('csv');
  expect(csv.text.trimEnd().split('\r\n')).toHaveLength(1_231);
  // A name that a spreadsheet would run stays text.
  expect(csv.text).toContain("'=node-7,");
});

test('rows of an earlier version stay readable', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const at = { region: 'ap-guangzhou', clusterId: 'cls-mock01', accountId: account.id };
  const target = { name: 'node-1', createdTime: null };
  const old: [string, object][] = [
    ['drain-external-node', { requested: { at, target, input: {} } }],
    ['drain-external-node:succeeded', { reason: 'drain-over' }],
    ['create-external-node-pool:retry', {}],
    ['reveal-join-command', { ...at, nodePoolId: 'np-rack0007', target: 'node-9', requestId: 'r-1' }],
    ['change-roles', { personId: account.id, email: 'bo@example.com', before: [], after: [{ role: 'viewer' }] }],
  ];
  for (const [act, details] of old)
    await database.rows('insert into audit (account_id, act, details) values ($1, $2, $3)', [account.id, act, details]);
  const { entries } = await read({ accountId: account.id });
  expect(entries.slice(0, old.length).toReversed()).toMatchObject([
    {
      act: 'drain-external-node',
      outcome: 'requested',
      object: { kind: 'node', name: 'node-1' },
      region: 'ap-guangzhou',
    },
    { act: 'drain-external-node', outcome: 'done' },
    { act: 'retry-operation', outcome: 'requested' },
    {
      act: 'reveal-join-command',
      object: { kind: 'pool', id: 'np-rack0007' },
      requestId: 'r-1',
      clusterId: 'cls-mock01',
    },
    { act: 'change-roles', object: { kind: 'person', name: 'bo@example.com' }, after: { roles: [{ role: 'viewer' }] } },
  ]);
});
