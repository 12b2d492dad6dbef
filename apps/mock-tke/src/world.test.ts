import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startServer } from './test-server.ts';
import { World } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'mock-tke-world-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const credential = { secretId: 'MOCKkept', secretKey: 'a-secret-key-of-the-demo' };
const pollOptions = { timeout: 20_000 };
const inCluster = { ClusterId: 'cls-mock01' };

test('a restart restores the world: ages, states, clock and faults', async () => {
  const file = join(folder, 'made/mock-tke.json');
  const first = await startServer({ file });
  const account = await first.open('one-pool', { drainSeconds: 600 }, { credential });
  await first.sdk(account).DrainExternalNode({ ...inCluster, Name: 'node-10.4.7.11' });
  await first.advance(account, 300);
  await first.failNext(account, 'DescribeClusters', 'InternalError');
  const nodes = await first.sdk(account).DescribeExternalNode(inCluster);
  await first.app.close();
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const second = await startServer({ file });
  const client = second.sdk(account);
  expect((await client.DescribeExternalNode(inCluster)).Nodes).toEqual(nodes.Nodes);
  await expect(client.DescribeClusters({})).rejects.toMatchObject({ code: 'InternalError' });
  await second.advance(account, 301);
  expect((await client.DescribeExternalNode(inCluster)).Nodes?.[0]?.Status).toBe('Running');
  await second.app.close();
});

test('changes are written to the file soon, before any close', async () => {
  const file = join(folder, 'soon.json');
  const server = await startServer({ file });
  await server.open('one-pool', {}, { credential });
  await expect.poll(() => readFileSync(file, 'utf8'), pollOptions).toContain('"np-rack0007"');
  await server.sdk(credential).ModifyExternalNodePool({ ...inCluster, NodePoolId: 'np-rack0007', Name: 'renamed' });
  await expect.poll(() => readFileSync(file, 'utf8'), pollOptions).toContain('"renamed"');
  await server.app.close();
});

test('a file with fewer options gets the defaults', async () => {
  const file = join(folder, 'earlier.json');
  const first = await startServer({ file });
  await first.open('one-pool', { drainSeconds: 600 }, { credential });
  await first.app.close();
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  kept.accounts[0].options = { drainSeconds: 600 };
  writeFileSync(file, JSON.stringify(kept));
  const options = new World(file).find(credential.secretId)?.options;
  expect(options).toMatchObject({ drainSeconds: 600, throttlePerSecond: 20, staleReadSeconds: 0 });
});

test('a file without worlds is refused with a sentence and stays unchanged', () => {
  const file = join(folder, 'other.json');
  writeFileSync(file, '{"accounts":[{"who":"else"}]}');
  expect(() => new World(file)).toThrow(/does not hold mock-tke's worlds/);
  expect(readFileSync(file, 'utf8')).toContain('else');
});
