import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { json } from './mock-account.ts';
import { World } from './world.ts';

// Home lists all accounts, so this test has a world of its own.
const world = new World();
beforeAll(() => world.start());
afterAll(() => world.stop());

interface Home {
  attention: { code: string; limit: number | null }[];
}

test('a quota that a person confirmed is kept with its day, warns at nine tenths, and can be changed and withdrawn', async () => {
  const cluster = await EnabledCluster.open(world);
  const { length: nodes } = await cluster.nodes();
  const near = async () =>
    (await json<Home>(world.request('GET', '/home'))).attention.filter(({ code }) => code === 'quota-near');
  const put = (limit: number, confirmedOn = '2026-11-12') =>
    cluster.request('PUT', '/quota', { nodes: limit, confirmedOn });
  const read = () => json<object>(cluster.request('GET', '/quota'));
  expect(nodes).toBeGreaterThan(0);
  expect(await read()).toEqual({ quota: null });
  expect(await near()).toEqual([]);

  expect((await put(nodes)).status).toBe(200);
  expect(await read()).toEqual({ quota: { nodes, confirmedOn: '2026-11-12', writtenBy: expect.any(String) } });
  expect(await near()).toMatchObject([{ limit: nodes, nodes, since: null }]);

  expect((await put(nodes * 10)).status).toBe(200);
  expect(await near()).toEqual([]);
  expect((await put(0)).status).toBe(400);
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  expect(await (await put(nodes, later)).json()).toMatchObject({
    fields: [{ path: 'confirmedOn', code: 'in-future' }],
  });

  expect((await cluster.request('DELETE', '/quota')).status).toBe(200);
  expect((await cluster.request('DELETE', '/quota')).status).toBe(200);
  expect(await read()).toEqual({ quota: null });
});
