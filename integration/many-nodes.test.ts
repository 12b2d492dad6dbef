import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { eventually } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

/** The compressed answer; fetch would decompress it. */
async function fetchRaw(path: string, more: Record<string, string> = {}) {
  const headers = { cookie: world.cookie, 'accept-encoding': 'gzip, br', ...more };
  const [reply] = (await once(get(`${world.url}/api${path}`, { headers }), 'response')) as [IncomingMessage];
  return { status: reply.statusCode, headers: reply.headers, bytes: await buffer(reply) };
}
const nodesOf = ({ account, clusterId }: EnabledCluster) =>
  `/accounts/${account.id}/regions/ap-guangzhou/clusters/${clusterId}/nodes`;

let cluster: EnabledCluster;
beforeAll(async () => {
  cluster = await EnabledCluster.open(world, 'five-thousand-nodes');
});

test('five thousand nodes are sent whole, compressed to a small part of their size', async () => {
  const { headers, bytes } = await fetchRaw(nodesOf(cluster));
  expect(headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'application/json; charset=utf-8' });
  const text = brotliDecompressSync(bytes).toString();
  expect((JSON.parse(text) as { nodes: object[] }).nodes).toHaveLength(5000);
  expect(bytes.length).toBeLessThan(text.length / 10);
});

test('the compact form has the same rows in at most 5 bytes a node, and an ETag of its own', async () => {
  const rows = await fetchRaw(nodesOf(cluster));
  const compact = await fetchRaw(`${nodesOf(cluster)}?compact=1`);
  expect(compact.headers['content-type']).toBe('application/vnd.isthmus.compact+json; charset=utf-8');
  expect(compact.bytes.length).toBeLessThan(5 * 5_000);

  const { columns } = JSON.parse(brotliDecompressSync(compact.bytes).toString()) as {
    columns: { nodes: Record<string, unknown[]> };
  };
  const { nodes } = JSON.parse(brotliDecompressSync(rows.bytes).toString()) as { nodes: Record<string, unknown>[] };
  expect(Object.keys(columns.nodes)).toEqual(Object.keys(nodes[0] ?? {}));
  for (const [key, values] of Object.entries(columns.nodes)) expect(values).toEqual(nodes.map((node) => node[key]));

  const { etag = '' } = compact.headers;
  expect((await fetchRaw(nodesOf(cluster), { 'if-none-match': etag })).status).toBe(200);
});

function statusOf({ bytes }: Awaited<ReturnType<typeof fetchRaw>>, name: string) {
  const { columns } = JSON.parse(brotliDecompressSync(bytes).toString()) as {
    columns: { nodes: { name: string[]; status: string[] } };
  };
  return columns.nodes.status[columns.nodes.name.indexOf(name)];
}

/** The times of the readings, which the compact form has in a header. */
const readAtOf = ({ headers }: Awaited<ReturnType<typeof fetchRaw>>) =>
  (JSON.parse(String(headers['isthmus-readings'])) as { observation: { observedAt: string } }).observation.observedAt;

test('after a reading without changes, a list is answered 304 with the new time; after one with a change, whole', async () => {
  let known = await fetchRaw(`${nodesOf(cluster)}?compact=1`);
  const again = () => fetchRaw(`${nodesOf(cluster)}?compact=1`, { 'if-none-match': known.headers.etag ?? '' });
  const unchanged = await eventually(async () => {
    const answer = await again();
    // The nodes' facts are still arriving, a hundred nodes at a time.
    if (answer.status === 200) known = answer;
    else expect([answer.status, answer.bytes.length]).toEqual([304, 0]);
    return readAtOf(answer) > readAtOf(known) ? answer : undefined;
  });

  const name = 'node-10.4.0.1';
  await cluster.node(name, { failed: 'kubelet stopped' });
  await eventually(async () => {
    const answer = await again();
    const isFailed = answer.status === 200 && statusOf(answer, name) === 'Failed';
    return (isFailed && readAtOf(answer) > readAtOf(unchanged)) || undefined;
  });
});

test('a short answer, and every refusal, has one form only', async () => {
  const { version } = JSON.parse(brotliDecompressSync((await fetchRaw(nodesOf(cluster))).bytes).toString()) as {
    version: string;
  };
  const unchanged = await fetchRaw(`${nodesOf(cluster)}?compact=1&since=${version}`);
  expect(unchanged.headers['content-type']).toBe('application/json; charset=utf-8');
  const refused = await fetchRaw(`${nodesOf(cluster)}?compact=2`);
  expect([refused.status, refused.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
});
