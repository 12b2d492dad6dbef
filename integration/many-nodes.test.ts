import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

/** The compressed answer; fetch would decompress it. */
async function fetchRaw(path: string) {
  const headers = { cookie: world.cookie, 'accept-encoding': 'gzip, br' };
  const [reply] = (await once(get(`${world.url}/api${path}`, { headers }), 'response')) as [IncomingMessage];
  return { encoding: reply.headers['content-encoding'], bytes: await buffer(reply) };
}

test('five thousand nodes are sent whole, compressed to a small part of their size', async () => {
  const { account, clusterId } = await EnabledCluster.open(world, 'five-thousand-nodes');
  const { encoding, bytes } = await fetchRaw(
    `/accounts/${account.id}/regions/ap-guangzhou/clusters/${clusterId}/nodes`,
  );
  expect(encoding).toBe('br');
  const text = brotliDecompressSync(bytes).toString();
  expect((JSON.parse(text) as { nodes: object[] }).nodes).toHaveLength(5000);
  expect(bytes.length).toBeLessThan(text.length / 10);
});
