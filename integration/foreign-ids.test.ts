import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describedEndpoints } from './described.ts';
import { askForPool, openWithFourEyes } from './four-eyes.ts';
import { FuzzScene } from './fuzz-scene.ts';
import { MockAccount } from './mock-account.ts';
import { member } from './team.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

// asvs 8.2.2 8.4.1
test('the real ids of another account open nothing, in its place or in the own one', async () => {
  const [scene, own] = await Promise.all([FuzzScene.open(world), MockAccount.open(world, 'one-pool')]);
  const { client } = await member(world, 'eve', [{ accountId: own.id, role: 'admin' }]);
  const { id: approvalId } = await askForPool(await openWithFourEyes(world));
  const known: Record<string, string[]> = { ...(await scene.known({ path: '/nodes/' })), approvalId: [approvalId] };
  const ofIsthmus = ['operationId', 'groupId', 'joinId', 'viewId', 'hostId'];
  // A session is named by the first characters of its hash.
  const unknownId = (id: string) => (id === 'sessionId' ? '0a1b2c3d' : randomUUID());
  // The endpoints of requests for approval have no account in their address, so their body must be valid.
  const decision = { version: 'any', reason: 'not mine' };
  const wrong: string[] = [];
  let tried = 0;
  for (const { name, method, path, parameters } of await describedEndpoints(world)) {
    const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, id = '']) => id);
    // Templates and service accounts belong to no account. A person is found by everybody who manages people.
    if (!ids.length || ids.some((id) => /template|person|provider|service|token/i.test(id))) continue;
    const needed = parameters.filter((one) => one.in === 'query' && one.required).map((one) => `${one.name}=a`);
    for (const accountId of new Set([scene.cluster.account.id, own.id])) {
      const at = path.replaceAll(/\{(\w+)\}/g, (_, id: string) =>
        encodeURIComponent(id === 'accountId' ? accountId : (known[id]?.[0] ?? unknownId(id))),
      );
      // The own cluster and pool have the same ids at TKE. Isthmus's own ids are those of the other account.
      if (accountId === own.id && !ids.some((id) => ofIsthmus.includes(id))) continue;
      const { status } = await client.request(
        method,
        `${at}?${needed.join('&')}`,
        method === 'GET' || method === 'DELETE' ? undefined : decision,
      );
      tried += 1;
      // In the own place, a body that lacks everything may be refused first.
      if (status !== 404 && !(status === 400 && accountId === own.id)) wrong.push(`${name} ${accountId}: ${status}`);
    }
  }
  expect(tried).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
});
