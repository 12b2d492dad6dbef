import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findAccount } from './control.ts';
import { newNode, notReady } from './hosts/join.ts';
import { Cluster, Node, Pool } from './model.ts';
import { defined } from './options.ts';
import { pool as newPool } from './scenarios/nodes.ts';
import type { World } from './world.ts';

const ClusterChange = Cluster.pick({
  name: true,
  type: true,
  status: true,
  version: true,
  property: true,
  cloudNodes: true,
  enabledFrom: true,
  external: true,
  enabling: true,
  subnets: true,
  quota: true,
}).partial();
const PoolChange = Pool.omit({ nodePoolId: true }).partial();
const NodeChange = Node.omit({ name: true }).partial();
const PoolId = z.object({ nodePoolId: Pool.shape.nodePoolId });
const NodeName = z.object({ name: z.string().min(1) });

const at = '/_control/accounts/:secretId/clusters/:clusterId';
const refuse = (what: string) => Object.assign(new Error(`no ${what}`), { statusCode: 404 });

const sameHost = ({ name, ip, nodePoolId, kubelet, cpu, memory }: Node) => ({
  ...{ name, ip, nodePoolId, kubelet, cpu, memory },
});

export function findCluster(world: World, params: unknown) {
  const account = findAccount(world, params);
  const { clusterId } = z.object({ clusterId: z.string() }).parse(params);
  const cluster = account.clusters.find((one) => one.clusterId === clusterId);
  if (!cluster) throw refuse(`cluster ${clusterId}`);
  return { account, cluster };
}

/** Changes clusters, pools and nodes as Tencent's console, another tool or an accident would. */
export default (app: FastifyInstance, world: World) => {
  const find = (params: unknown) => findCluster(world, params);

  app.patch(at, async (request) =>
    Object.assign(find(request.params).cluster, defined(ClusterChange.parse(request.body))),
  );

  // PUT creates a missing object; PATCH answers 404.
  app.route({
    method: ['PUT', 'PATCH'],
    url: `${at}/pools/:nodePoolId`,
    handler: async (request) => {
      const { cluster } = find(request.params);
      const { nodePoolId } = PoolId.parse(request.params);
      const known = cluster.pools.find((pool) => pool.nodePoolId === nodePoolId);
      if (!known && request.method === 'PATCH') throw refuse(`pool ${nodePoolId}`);
      const pool = Object.assign(known ?? newPool(nodePoolId, nodePoolId), defined(PoolChange.parse(request.body)));
      if (!known) cluster.pools.push(pool);
      return pool;
    },
  });
  app.delete(`${at}/pools/:nodePoolId`, async (request, reply) => {
    const { cluster } = find(request.params);
    const { nodePoolId } = PoolId.parse(request.params);
    cluster.pools = cluster.pools.filter((pool) => pool.nodePoolId !== nodePoolId);
    cluster.nodes = cluster.nodes.filter((node) => node.nodePoolId !== nodePoolId);
    return reply.status(204).send();
  });

  app.route({
    method: ['PUT', 'PATCH'],
    url: `${at}/nodes/:name`,
    handler: async (request) => {
      const { account, cluster } = find(request.params);
      const { name } = NodeName.parse(request.params);
      const known = cluster.nodes.find((node) => node.name === name);
      if (!known && request.method === 'PATCH') throw refuse(`node ${name}`);
      const change = defined(NodeChange.parse(request.body));
      const nodePoolId = cluster.pools[0]?.nodePoolId ?? '';
      // A node from PUT is listed at once. Only hosts join slowly.
      const fresh = { name, ip: '10.9.9.9', nodePoolId, joinedAt: account.now(), joinSeconds: 0 };
      const node = Object.assign(known ?? newNode(fresh), change);
      if (!known) cluster.nodes.push(node);
      return node;
    },
  });
  app.post(`${at}/nodes/:name/reboot`, async (request) => {
    const { account, cluster } = find(request.params);
    const { name } = NodeName.parse(request.params);
    const node = cluster.nodes.find((one) => one.name === name);
    if (!node) throw refuse(`node ${name}`);
    // The host was not cleared, so its kubelet registers again, as a new node.
    if (node.deletingFrom !== null)
      Object.assign(node, newNode({ ...sameHost(node), initializing: notReady, joinedAt: account.now() }));
    return node;
  });
  app.delete(`${at}/nodes/:name`, async (request, reply) => {
    const { cluster } = find(request.params);
    const { name } = NodeName.parse(request.params);
    cluster.nodes = cluster.nodes.filter((node) => node.name !== name);
    return reply.status(204).send();
  });
};
