import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, nodesIn, settings, type Pool } from './enabled-cluster.ts';
import { accepted, MockAccount, type Operation } from './mock-account.ts';
import { named, Templates } from './templates.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const statusAndBody = async (reply: Promise<Response>) => {
  const answer = await reply;
  return [answer.status, await answer.json()];
};
const atField = (path: string) => [400, { code: 'invalid-input', fields: [{ path }] }];
const endOf = async (cluster: EnabledCluster, reply: Promise<Response>) =>
  cluster.account.waitForEnd((await accepted(reply)).id);
const changeAtTke = (cluster: EnabledCluster, pool: Pool, change: object) =>
  cluster.account.tke('ModifyExternalNodePool', { ClusterId: cluster.clusterId, NodePoolId: pool.id, ...change });
const lastRequest = async (cluster: EnabledCluster, action: string) =>
  (await cluster.account.requests(action)).at(-1)?.params;

describe.concurrent('creating a pool', () => {
  test('sends every field, the custom data in base64, and ends when the pool is listed', async () => {
    const cluster = await EnabledCluster.open(world);
    const operation = await endOf(
      cluster,
      cluster.create({
        name: 'rack-9',
        nodeType: 'GPU',
        labels: [{ key: 'tke.cloud.tencent.com/location', value: 'idc-2' }],
        taints: [{ key: 'edge', value: '', effect: 'NoSchedule' }],
        deletionProtection: true,
        containerDirectory: '/data/containers',
        cordonNewNodes: true,
        desiredPodNumber: 64,
        kubeletArgs: ['max-pods=64'],
        customData: { text: 'echo 你好' },
      }),
    );
    const pool = await cluster.pool('rack-9');
    expect(operation).toMatchObject({
      state: 'succeeded',
      outcome: { reason: 'created', seen: pool.id },
      target: { name: 'rack-9', nodePoolId: pool.id },
    });
    expect(await cluster.account.requests('CreateExternalNodePool')).toMatchObject([
      {
        params: {
          ClusterId: 'cls-mock01',
          Name: 'rack-9',
          ContainerRuntime: 'containerd',
          RuntimeVersion: '1.7.28',
          NodeType: 'GPU',
          Labels: [{ Name: 'tke.cloud.tencent.com/location', Value: 'idc-2' }],
          Taints: [{ Key: 'edge', Value: '', Effect: 'NoSchedule' }],
          DeletionProtection: true,
          InstanceAdvancedSettings: {
            DockerGraphPath: '/data/containers',
            Unschedulable: 1,
            DesiredPodNumber: 64,
            ExtraArgs: { Kubelet: ['max-pods=64'] },
            UserScript: Buffer.from('echo 你好').toString('base64'),
          },
        },
      },
    ]);
    expect(JSON.stringify(operation)).not.toContain('你好');
    expect(pool).toMatchObject({ taints: [{ key: 'edge' }], deletionProtection: true });
    expect(nodesIn(pool)).toBe(0);
  });

  test('from a template sends the stored script of its version and counts among its pools', async () => {
    const cluster = await EnabledCluster.open(world);
    const templates = new Templates(world);
    const { id: templateId } = await templates.create(named('racks'), { customData: 'modprobe it' });
    const template = { templateId, version: 1 };
    const operation = await endOf(cluster, cluster.create({ name: 'rack-9', customData: template, template }));
    expect(operation).toMatchObject({ state: 'succeeded' });
    expect(await lastRequest(cluster, 'CreateExternalNodePool')).toMatchObject({
      InstanceAdvancedSettings: { UserScript: Buffer.from('modprobe it').toString('base64') },
    });
    expect(await cluster.pool('rack-9')).toMatchObject({ madeFrom: { templateId, version: 1 } });
    expect((await templates.one(templateId)).pools).toHaveLength(1);
  });

  test('is refused at the field for a used name or an unavailable runtime', async () => {
    const cluster = await EnabledCluster.open(world);
    expect(await statusAndBody(cluster.create({ name: 'rack-7' }))).toMatchObject(atField('name'));
    const runtime = { type: 'containerd', version: '0.1' };
    expect(await statusAndBody(cluster.create({ name: 'rack-9', runtime }))).toMatchObject(atField('runtime'));
    expect(await cluster.account.requestCount('CreateExternalNodePool')).toBe(0);
  });

  test('is refused where external nodes are not enabled', async () => {
    const account = await MockAccount.open(world, 'one-ready-cluster');
    const { clusterId, region } = await account.cluster('prod-gz');
    const path = `/accounts/${account.id}/regions/${region}/clusters/${clusterId}/pools`;
    const creating = world.request('POST', path, { ...settings, name: 'rack-9' }, { 'idempotency-key': randomUUID() });
    expect(await statusAndBody(creating)).toMatchObject([409, { code: 'not-enabled' }]);
  });

  test('fifty clicks with one key make one pool', async () => {
    const cluster = await EnabledCluster.open(world);
    const key = randomUUID();
    const replies = await Promise.all(Array.from({ length: 50 }, () => cluster.create({ name: 'rack-9' }, key)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]));
    const ids = await Promise.all(replies.map(async (reply) => ((await reply.json()) as Operation).id));
    expect(new Set(ids).size).toBe(1);
    await cluster.account.waitForEnd(ids[0] ?? '');
    // This request itself has taken the name by now.
    expect(await accepted(cluster.create({ name: 'rack-9' }, key))).toMatchObject({ id: ids[0], state: 'succeeded' });
    const other = await cluster.create({ name: 'rack-10' }, key);
    expect([other.status, await other.json()]).toMatchObject([409, { code: 'key-reused' }]);
    expect(await cluster.account.requestCount('CreateExternalNodePool')).toBe(1);
  });
});

describe.concurrent('modifying a pool', () => {
  test('replaces given fields, clears with [], omits absent fields, and never sends system labels', async () => {
    const cluster = await EnabledCluster.open(world);
    const pool = await cluster.pool('rack-7');
    expect(pool.systemLabels.map(({ key }) => key)).toContain('externalnode.tke.cloud.tencent.com/version');
    const labels = [{ key: 'tier', value: 'gold' }];
    const taints = [{ key: 'edge', value: 'x', effect: 'NoExecute' }];
    const first = await endOf(cluster, cluster.modify(pool, { labels, taints }));
    expect(first).toMatchObject({ state: 'succeeded', outcome: { reason: 'modified' } });
    expect(await lastRequest(cluster, 'ModifyExternalNodePool')).toEqual({
      ClusterId: cluster.clusterId,
      NodePoolId: pool.id,
      Labels: [{ Name: 'tier', Value: 'gold' }],
      Taints: [{ Key: 'edge', Value: 'x', Effect: 'NoExecute' }],
    });
    const changed = await cluster.pool('rack-7', ({ digest }) => digest !== pool.digest);
    expect(changed).toMatchObject({ labels, taints, systemLabels: pool.systemLabels });

    await endOf(cluster, cluster.modify(changed, { labels: [] }));
    expect(await lastRequest(cluster, 'ModifyExternalNodePool')).toMatchObject({ Labels: [] });
    expect(await cluster.pool('rack-7', (one) => one.labels.length === 0)).toMatchObject({ taints });
  });

  test('sends nothing when nothing is changed', async () => {
    const cluster = await EnabledCluster.open(world);
    const pool = await cluster.pool('rack-7');
    expect(await statusAndBody(cluster.modify(pool, {}))).toMatchObject([400, { code: 'nothing-changed' }]);
    expect(await cluster.account.requestCount('ModifyExternalNodePool')).toBe(0);
  });

  test('refuses system labels and a name in use, at the field', async () => {
    const cluster = await EnabledCluster.open(world);
    const pool = await cluster.pool('rack-7');
    const labels = [{ key: 'node.kubernetes.io/instance-type', value: 'x' }];
    expect(await statusAndBody(cluster.modify(pool, { labels }))).toMatchObject(atField('labels.0.key'));
    await endOf(cluster, cluster.create({ name: 'rack-9' }));
    expect(await statusAndBody(cluster.modify(pool, { name: 'rack-9' }))).toMatchObject(atField('name'));
  });

  test('sends custom data together with the name, and reports it as accepted by TKE', async () => {
    const cluster = await EnabledCluster.open(world);
    const pool = await cluster.pool('rack-7');
    const operation = await endOf(cluster, cluster.modify(pool, { customData: 'echo new' }));
    expect(operation).toMatchObject({ state: 'succeeded', outcome: { reason: 'accepted-by-tke' } });
    expect(await lastRequest(cluster, 'ModifyExternalNodePool')).toEqual({
      ClusterId: cluster.clusterId,
      NodePoolId: pool.id,
      Name: 'rack-7',
      UserScript: Buffer.from('echo new').toString('base64'),
    });
    expect(JSON.stringify(operation)).not.toContain('echo new');
  });

  // asvs 2.3.1
  test('is refused with the current state when the pool changed after the person saw it', async () => {
    const cluster = await EnabledCluster.open(world);
    const seen = await cluster.pool('rack-7');
    await changeAtTke(cluster, seen, { Labels: [{ Name: 'by', Value: 'someone' }] });
    await cluster.pool('rack-7', ({ digest }) => digest !== seen.digest);
    expect(await statusAndBody(cluster.modify(seen, { name: 'rack-seven' }))).toMatchObject([
      409,
      { code: 'changed-meanwhile', current: { name: 'rack-7', labels: [{ key: 'by', value: 'someone' }] } },
    ]);
  });
});

describe.concurrent('deleting a pool', () => {
  // asvs 2.2.3
  test('refuses a pool with nodes, a wrong name, and force without its nodes', async () => {
    const cluster = await EnabledCluster.open(world);
    const pool = await cluster.pool('rack-7', (one) => nodesIn(one) === 3);
    const only = { withNodes: false, force: false };
    expect(await statusAndBody(cluster.remove(pool, only))).toMatchObject([409, { code: 'pool-not-empty' }]);
    expect(await statusAndBody(cluster.remove({ ...pool, name: 'rack' }, only))).toMatchObject(
      atField('confirmedName'),
    );
    expect(await statusAndBody(cluster.remove(pool, { withNodes: false, force: true }))).toMatchObject(
      atField('force'),
    );
    expect(await cluster.account.requestCount('DeleteExternalNodePool')).toBe(0);
  });

  test('refuses a protected pool, with or without force', async () => {
    const cluster = await EnabledCluster.open(world);
    await endOf(cluster, cluster.modify(await cluster.pool('rack-7'), { deletionProtection: true }));
    const pool = await cluster.pool('rack-7', ({ deletionProtection }) => deletionProtection === true);
    const forced = cluster.remove(pool, { withNodes: true, force: true });
    expect(await statusAndBody(forced)).toMatchObject([409, { code: 'protected' }]);
  });

  test('with its nodes fails while Pods run, unless it is forced', async () => {
    const cluster = await EnabledCluster.open(world);
    const pool = await cluster.pool('rack-7', (one) => nodesIn(one) === 3);
    const refused = await endOf(cluster, cluster.remove(pool, { withNodes: true, force: false }));
    expect(refused).toMatchObject({ state: 'failed', outcome: { problem: { code: 'pods-still-running' } } });
    expect(await lastRequest(cluster, 'DeleteExternalNodePool')).toMatchObject({ Force: false });
    const deleted = await endOf(cluster, cluster.remove(pool, { withNodes: true, force: true }));
    expect(deleted).toMatchObject({ state: 'succeeded', outcome: { reason: 'deleted' } });
    expect(await lastRequest(cluster, 'DeleteExternalNodePool')).toMatchObject({ NodePoolIds: [pool.id], Force: true });
  });

  test('ends when two reads show neither the pool nor its nodes, whose hosts then need cleaning', async () => {
    const cluster = await EnabledCluster.open(world);
    const nodes = await cluster.nodes();
    const pool = await cluster.pool('rack-7', (one) => nodesIn(one) === 3);
    const { id } = await accepted(cluster.remove(pool, { withNodes: true, force: true }));
    await cluster.account.waitForEnd(id);
    expect(await cluster.nodes()).toEqual([]);
    const hosts = await cluster.hostsToClean();
    expect(hosts.map(({ nodeName, ip }) => [nodeName, ip]).sort()).toEqual(nodes.map(({ name, ip }) => [name, ip]));
  });

  test('deletes an empty pool without further conditions', async () => {
    const cluster = await EnabledCluster.open(world, 'one-enabled-cluster');
    await endOf(cluster, cluster.create({ name: 'rack-9' }));
    const removal = cluster.remove(await cluster.pool('rack-9'), { withNodes: false, force: false });
    expect(await endOf(cluster, removal)).toMatchObject({ state: 'succeeded' });
    expect(await lastRequest(cluster, 'DeleteExternalNodePool')).toMatchObject({ Force: false });
    expect((await cluster.poolList()).pools).toEqual([]);
  });
});
