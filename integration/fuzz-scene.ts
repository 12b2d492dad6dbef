import { randomUUID } from 'node:crypto';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import type { Known } from './from-schema.ts';
import { accepted, eventually, json } from './mock-account.ts';
import { named, Templates } from './templates.ts';
import type { World } from './world.ts';

const poolId = 'np-rack0007';
const destructive = ['DeleteExternalNodePool', 'DeleteExternalNode', 'DrainExternalNode'];

/** One enabled cluster with a pool and nodes, and an existing value for every parameter that names something. */
export class FuzzScene {
  readonly cluster: EnabledCluster;
  private readonly world: World;
  /** The id of an operation that needs attention: its create never reached TKE. A person may retry, adopt or resolve it. */
  readonly unsureOperationId: string;
  private groups: string[] = [];

  private constructor(world: World, cluster: EnabledCluster, unsureOperationId: string) {
    this.world = world;
    this.cluster = cluster;
    this.unsureOperationId = unsureOperationId;
  }

  static async open(world: World) {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    await account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 });
    const { id } = await accepted(cluster.create({ name: 'rack-unsure' }));
    await account.waitForState(id, ['needs-attention']);
    // Nothing gets deleted, so requests keep finding their objects.
    for (const action of destructive) await account.failNext(action, 'FailedOperation', null);
    return new FuzzScene(world, cluster, id);
  }

  /** Returns the existing values. Creates objects again for each endpoint, because a request may have removed some. */
  async known({ path }: { path: string }): Promise<Known> {
    const { cluster, world } = this;
    const { account } = cluster;
    // Found by its id, because a request may have renamed it.
    const pool = await eventually(async () => (await cluster.poolList()).pools.find(({ id }) => id === poolId));
    const nodes = await cluster.selection();
    const template = await new Templates(world).create(named('fuzz'), { customData: 'echo fuzz' });
    const planned = { hosts: [], interface: null, download: 'private' };
    // A request to another endpoint may switch observe only on meanwhile.
    const joins = await eventually(async () => {
      await account.change({ observeOnly: false });
      const reply = await cluster.request('POST', `/pools/${pool.id}/joins`, planned);
      return reply.ok ? ((await reply.json()) as { joins: { id: string }[] }).joins : undefined;
    });
    const view = { list: 'node', name: randomUUID(), search: 'status=Failed', hiddenColumns: [] };
    const { id: viewId } = await json<{ id: string }>(world.request('POST', '/saved-views', view));
    const drain = await cluster.drain(nodes.slice(0, 2));
    if (drain.ok) this.groups = [(await accepted<Group>(drain)).id];
    const { user } = await json<{ user: { id: string } }>(world.request('GET', '/session'));
    return {
      accountId: [account.id],
      region: ['ap-guangzhou'],
      regions: ['ap-guangzhou'],
      clusterId: [cluster.clusterId],
      nodePoolId: [pool.id],
      poolId: [pool.id],
      joinId: joins.map(({ id }) => id),
      operationId: [this.unsureOperationId],
      groupId: this.groups,
      templateId: [template.id],
      viewId: [viewId],
      list: ['node'],
      timeZone: ['Asia/Shanghai'],
      actorId: [user.id],
      nodeName: nodes.map(({ name }) => name),
      name: path.includes('/nodes/') ? nodes.map(({ name }) => name) : [],
      createdTime: nodes.flatMap(({ createdTime }) => createdTime ?? []),
      confirmed: [cluster.name, pool.name],
      confirmedName: [cluster.name, pool.name],
      basedOn: [pool.digest],
      subnetId: ['subnet-01plenty'],
      type: ['containerd'],
      version: ['1.7.28'],
      key: ['rack', 'tier', 'row', 'owner', 'example.com/line', 'a', 'Z.9_z'],
      site: [world.mockUrl],
      secretId: [account.secretId],
      secretKey: [account.secretKey],
      watch: ['clusters', 'external-nodes', 'joins', 'operations', 'hosts-to-clean'].map(
        (kind) => `${kind}:${account.id}:ap-guangzhou:${cluster.clusterId}`,
      ),
    };
  }
}
