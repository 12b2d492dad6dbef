import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { eventually, MockAccount } from './mock-account.ts';
import { World } from './world.ts';

/** Intervals longer than a test, so further reads are only those that the test requests. */
const longIntervals = { ISTHMUS_OBSERVE_INTERVAL_MS: '60000', ISTHMUS_OBSERVE_SWEEP_MS: '60000' };
const world = new World(longIntervals);
beforeAll(() => world.start());
afterAll(() => world.stop());

interface NodesReply {
  nodes: { name: string; status: string }[];
  gone: string[] | null;
  version: string;
  observation: { observedAt: string };
}

/** The compressed answer; fetch would decompress it. */
async function fetchRaw(path: string) {
  const headers = { cookie: world.cookie, 'accept-encoding': 'gzip, br' };
  const [reply] = (await once(get(`${world.url}/api${path}`, { headers }), 'response')) as [IncomingMessage];
  const bytes = await buffer(reply);
  const text = reply.headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes;
  return { bytes: bytes.length, reply: JSON.parse(text.toString()) as NodesReply };
}
const nodesOf = ({ account, clusterId }: EnabledCluster) =>
  `/accounts/${account.id}/regions/ap-guangzhou/clusters/${clusterId}/nodes`;

/** The reply to a client that has `version`, after the nodes were read again. */
async function readAgain(cluster: EnabledCluster, { version, observation }: NodesReply) {
  await cluster.request('POST', '/pools/refresh');
  return eventually(async () => {
    const answer = await fetchRaw(`${nodesOf(cluster)}?since=${version}`);
    return answer.reply.observation.observedAt > observation.observedAt ? answer : undefined;
  });
}

describe.concurrent('any number of viewers', () => {
  test('a thousand clients open a cluster that was never read: TKE gets one call of each kind', async () => {
    const account = await MockAccount.open(world, 'one-pool');
    await account.failNext('DescribeClusters', { kind: 'delay', ms: 1_000 }, null);
    const cluster = `/accounts/${account.id}/regions/ap-guangzhou/clusters/cls-mock01`;
    const paths = Array.from({ length: 1_000 }, (_, one) => cluster + (one % 2 ? '/nodes' : '/pools'));
    const replies = await Promise.all(paths.map((path) => world.request('GET', path)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    await eventually(async () => {
      const { observation } = (await (await world.request('GET', `${cluster}/nodes`)).json()) as NodesReply;
      return observation.observedAt || undefined;
    });
    for (const action of ['DescribeClusters', 'DescribeExternalNode', 'DescribeExternalNodePools'])
      expect([action, await account.requestCount(action)]).toEqual([action, 1]);
  });

  test('polling unchanged data is answered 304 without a database query', async () => {
    const cluster = await EnabledCluster.open(world);
    const paths = [nodesOf(cluster), nodesOf(cluster).replace(/nodes$/, 'pools')];
    const tags = await Promise.all(paths.map(async (path) => (await world.request('GET', path)).headers.get('etag')));
    const client = new pg.Client({ connectionString: world.databaseUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(`lock table session, "user", cloud_account, cluster, observation, external_node,
        external_node_pool in access exclusive mode`);
      for (const [index, path] of paths.entries()) {
        const same = await world.request('GET', path, undefined, { 'if-none-match': tags[index] ?? '' });
        expect([same.status, await same.text()]).toEqual([304, '']);
        expect((await world.request('GET', path)).status).toBe(200);
      }
    } finally {
      await client.end();
    }
  });

  test('an ended session is refused at once, despite cached answers', async () => {
    const mine = Object.assign(new World(), { url: world.url });
    await mine.signIn();
    expect((await mine.request('GET', '/accounts')).status).toBe(200);
    expect((await mine.request('POST', '/sign-out')).status).toBe(200);
    expect((await mine.request('GET', '/accounts')).status).toBe(401);
  });
});

describe('a change is sent as the changed rows', () => {
  let cluster: EnabledCluster;
  let whole: NodesReply;
  beforeAll(async () => {
    cluster = await EnabledCluster.open(world, 'five-thousand-nodes');
    whole = (await fetchRaw(nodesOf(cluster))).reply;
  });

  test('nothing changed: at most 300 bytes', async () => {
    expect(whole).toMatchObject({ gone: null, nodes: { length: 5_000 } });
    const { bytes, reply } = await readAgain(cluster, whole);
    expect(reply).toMatchObject({ nodes: [], gone: [], version: whole.version });
    expect(bytes).toBeLessThanOrEqual(300);
  });

  // The digits of versions and times change the compressed size by a few bytes.
  test.for([1, 20])('%i changed: at most 320 bytes and 60 for each', async (count) => {
    const changed = whole.nodes.slice(0, count).map(({ name }) => name);
    for (const name of changed) await cluster.node(name, { failed: `kubelet stopped, seen by ${count}` });
    await cluster.forgetNode(whole.nodes[4_000 + count]?.name ?? '');
    const { bytes, reply } = await readAgain(cluster, (await fetchRaw(nodesOf(cluster))).reply);
    expect(reply.nodes.map(({ name }) => name)).toEqual(changed);
    expect(reply.gone).toEqual([whole.nodes[4_000 + count]?.name]);
    expect(bytes).toBeLessThanOrEqual(320 + 60 * (count + 1));
  });

  test('an unknown version gets all rows', async () => {
    const { reply } = await fetchRaw(`${nodesOf(cluster)}?since=unheard-of`);
    expect(reply).toMatchObject({ gone: null, nodes: { length: 4_998 } });
  });
});
