import { EnabledCluster } from './enabled-cluster.ts';
import { accepted, eventually, json } from './mock-account.ts';
import type { World } from './world.ts';

/** A cluster with many nodes, whose drains TKE answers late, so that groups stay open. */
export async function openBusy(world: World) {
  const cluster = await EnabledCluster.open(world, 'one-pool', {}, 8);
  await cluster.account.failNext('DrainExternalNode', { kind: 'held-answer' }, null);
  return cluster;
}

/** Three operations that wait for a person. */
export async function openUndecided(world: World) {
  const cluster = await EnabledCluster.open(world);
  await cluster.account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 }, 3);
  const undecided = ['one', 'two', 'three'].map(async (name) => {
    const { id } = await accepted(cluster.create({ name }));
    await cluster.account.waitForState(id, ['needs-attention']);
    return id;
  });
  return { cluster, ids: await Promise.all(undecided), pool: await cluster.pool('rack-7') };
}

/** The host of a deleted node. */
export async function openHostToClean(world: World) {
  const cluster = await EnabledCluster.open(world);
  await accepted(cluster.removeNodes(await cluster.selection(1), { force: true, confirmed: cluster.name }));
  const host = await eventually(async () => {
    const { hosts } = await json<{ hosts: { id: string }[] }>(cluster.request('GET', '/hosts-to-clean'));
    return hosts[0];
  });
  return { cluster, path: `/hosts-to-clean/${host.id}/cleaned` };
}

export async function openEmptyPool(world: World) {
  const cluster = await EnabledCluster.open(world);
  await accepted(cluster.create({ name: 'empty' }));
  return { cluster, pool: await cluster.pool('empty', ({ state }) => state === 'normal') };
}

/** A key that no account has. */
export async function newKey({ mockUrl }: World) {
  const body = JSON.stringify({ scenario: 'one-ready-cluster' });
  const headers = { 'content-type': 'application/json' };
  const opened = await fetch(`${mockUrl}/_control/accounts`, { method: 'POST', body, headers });
  const { secretId, secretKey, regions } = await json<Record<'secretId' | 'secretKey', string> & { regions: string[] }>(
    opened,
  );
  const credential = { site: mockUrl, kind: 'permanent', secretId, secretKey };
  return { credential, account: { ...credential, name: secretId.slice(0, 20), colour: 'teal', regions } };
}
