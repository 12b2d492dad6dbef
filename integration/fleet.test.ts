import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { openEventStream } from './event-stream.ts';
import { accepted, eventually } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

test('a watch of operations without an account sends the current version of every account, then every later change', async () => {
  const clusters = [await EnabledCluster.open(world), await EnabledCluster.open(world)];
  const stream = openEventStream(world, 'operations');
  const keyOf = ({ account }: EnabledCluster) => `"key":"operations:${account.id}`;
  for (const cluster of clusters)
    await eventually(async () => stream.received.text.includes(`${keyOf(cluster)}"`) || undefined);
  for (const cluster of clusters) {
    const { operations } = await accepted<Group>(cluster.drain(await cluster.selection(1)));
    const key = `${keyOf(cluster)}:${operations[0]?.id}"`;
    expect(await eventually(async () => stream.received.text.includes(key) || undefined)).toBe(true);
  }
  stream.stop();
});
