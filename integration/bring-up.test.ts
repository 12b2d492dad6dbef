import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { accepted } from './mock-account.ts';
import { draft, named, settings, Templates } from './templates.ts';
import { World } from './world.ts';

const world = World.shared();
const templates = new Templates(world);
beforeAll(() => world.start());
afterAll(() => world.stop());

test('a pool behind its template is brought up, and only by a version of its own template', async () => {
  const cluster = await EnabledCluster.open(world);
  const { account } = cluster;
  const { id, name } = await templates.create(named('brought up'), { customData: 'echo first' });
  const other = await templates.create(named('another'));
  const from = (version: number) => ({ templateId: id, version });
  const made = { name: 'rack-up', customData: from(1), template: from(1), labels: settings.labels };
  await account.waitForState((await accepted(cluster.create(made))).id, ['succeeded']);
  const before = await cluster.pool('rack-up');
  expect(before).toMatchObject({ madeFrom: { version: 1, latest: 1 } });

  const labels = [{ key: 'rack', value: '8' }];
  await templates.save(id, 1, draft(name, { settings: { ...settings, labels }, customData: 'echo next' }));
  expect((await templates.list()).find((template) => template.id === id)).toMatchObject({ pools: 1, behind: 1 });
  expect(await cluster.pool('rack-up', ({ madeFrom }) => madeFrom?.latest === 2)).toMatchObject({
    madeFrom: { version: 1 },
  });
  const { pools } = await templates.one(id);
  expect(pools).toMatchObject([{ version: 1, pool: { name: 'rack-up', labels: settings.labels } }]);

  for (const template of [{ templateId: other.id, version: 1 }, from(9)])
    expect((await cluster.modify(before, { labels, template })).status).toBe(404);
  const withoutScript = { labels, customData: { templateId: other.id, version: 1 } };
  expect((await cluster.modify(before, withoutScript)).status).toBe(400);
  const { id: operation } = await accepted(cluster.modify(before, { labels, customData: from(2), template: from(2) }));
  await account.waitForState(operation, ['succeeded']);
  expect(await cluster.pool('rack-up', ({ madeFrom }) => madeFrom?.version === 2)).toMatchObject({ labels });
  expect(await templates.one(id)).toMatchObject({ template: { pools: 1, behind: 0 } });
});
