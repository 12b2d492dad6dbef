import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { eventually, json } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

interface Reply {
  nodes: {
    name: string;
    accountId: string;
    clusterName: string;
    pool: string;
    state: string;
    kubelet: string | null;
  }[];
  counts: Record<string, number>;
  clusters: number;
  listed: number | null;
  missing: string[] | null;
  next: string | null;
}
const list = async (query: Record<string, string>) => {
  const reply = await world.request('GET', `/nodes?${new URLSearchParams(query)}`);
  expect([reply.status, query]).toEqual([200, query]);
  return json<Reply>(reply);
};
const namesOf = ({ nodes }: Reply) => nodes.map(({ name }) => name);
/** Opens a cluster with nodes whose names share a word that no other test uses. */
async function openWith(count: number, word = `w${randomUUID().slice(0, 8)}`) {
  const cluster = await EnabledCluster.open(world);
  const names = Array.from({ length: count }, (_, index) => `${word}-${String(index).padStart(2, '0')}`);
  for (const [index, name] of names.entries())
    await cluster.node(name, { ip: `172.30.${parseInt(word.slice(1, 3), 16)}.${index}` });
  await eventually(async () => {
    const known = new Set((await cluster.nodes()).map(({ name }) => name));
    return names.every((name) => known.has(name)) || undefined;
  });
  return { cluster, word, names };
}

test('asking for the nodes of the fleet has those read that nobody looked at for minutes', async () => {
  const { account } = await EnabledCluster.open(world);
  const { id } = account;
  const database = await Database.of(world);
  onTestFinished(() => database.close());
  await database.rows(
    `update observation set wanted_until = now() - interval '4 min',
       observed_at = now() - interval '5 min', attempted_at = now() - interval '5 min' where account_id = $1`,
    [id],
  );
  // Until then they are unknown, for the rest of ten minutes.
  await eventually(async () => (await list({ accountId: id })).counts['running'] === 3 || undefined);
});

test.concurrent.for([
  ['name', 'false'],
  ['name', 'true'],
  ['status', 'false'],
  ['cluster', 'true'],
  ['since', 'false'],
])(
  'sorted by %s (descending: %s), every node that stays is on exactly one page, although others come and go',
  async ([sort = '', descending = '']) => {
    const { cluster, word, names } = await openWith(9);
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 20; pages += 1) {
      const page: Reply = await list({ q: word, sort, descending, limit: '2', ...(cursor && { cursor }) });
      seen.push(...namesOf(page));
      if (pages === 1) {
        await cluster.node(`${word}-00a`, {});
        await cluster.forgetNode(names[4] ?? '');
        await eventually(async () => (await cluster.nodes()).some(({ name }) => name === `${word}-00a`) || undefined);
      }
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const stays = names.filter((_, index) => index !== 4);
    expect(stays.filter((name) => !seen.includes(name))).toEqual([]);
  },
);

test('filters apply in SQL, and the counts are those of all matches', async () => {
  const { cluster, word, names } = await openWith(3);
  const other = await openWith(2, word.replace(/.$/, 'z'));
  await cluster.node(names[0] ?? '', { failed: 'kubelet stopped' });
  const failed = await eventually(async () => {
    // A page of the cluster is open, so its nodes are read often.
    await cluster.nodes();
    const reply = await list({ q: word.slice(0, -1), state: 'failed' });
    return reply.nodes.length ? reply : undefined;
  });
  expect(failed.counts).toMatchObject({ failed: 1, running: 4, unknown: 0 });
  expect([namesOf(failed), failed.clusters, failed.next]).toEqual([[names[0]], 2, null]);
  expect(failed.nodes[0]).toMatchObject({ accountId: cluster.account.id, clusterName: cluster.name, state: 'failed' });
  expect(namesOf(await list({ q: word.slice(0, -1), accountId: other.cluster.account.id }))).toEqual(other.names);

  const found = await list({ q: `${names[1] ?? ''}, no-such-host, ${names[2] ?? ''}, 192.0.2.1` });
  expect([namesOf(found), found.listed, found.missing]).toEqual([names.slice(1), 4, ['no-such-host', '192.0.2.1']]);
  expect(namesOf(await list({ q: `${word}%` }))).toEqual([]);
});

test('a cursor of another order or of nothing is refused', async () => {
  const { word } = await openWith(2);
  const { next } = await list({ q: word, limit: '1' });
  for (const cursor of ['x', next ?? ''])
    expect((await world.request('GET', `/nodes?sort=since&cursor=${encodeURIComponent(cursor)}`)).status).toBe(400);
});
