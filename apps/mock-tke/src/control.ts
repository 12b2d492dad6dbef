import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Account } from './account.ts';
import { newNode } from './hosts/join.ts';
import { scenarios } from './scenarios/index.ts';
import type { World } from './world.ts';

const Scenario = z.enum([
  'demo-fleet',
  'one-ready-cluster',
  'one-enabled-cluster',
  'one-pool',
  'not-in-the-beta',
  'enable-fails-midway',
  'quota-full',
  'five-thousand-nodes',
]);
const Options = z.strictObject({
  betaOpen: z.boolean(),
  enableSeconds: z.number().positive(),
  failEnableAtStep: z.int().min(0).max(8).nullable(),
  speed: z.number().positive(),
  throttlePerSecond: z.int().positive().nullable(),
  deniedRegions: z.array(z.string()),
  joinSeconds: z.number().min(0),
  joiningStatus: z.string().nullable(),
  drainSeconds: z.number().min(0),
  deleteSeconds: z.number().min(0),
});
const Credential = z.strictObject({
  secretId: z.string().startsWith('MOCK', 'only SecretIds of mock-tke itself, which begin with MOCK'),
  secretKey: z.string().min(16),
});
const Opening = z.strictObject({
  scenario: Scenario,
  options: Options.partial().default({}),
  /** For scenarios about how many. */
  nodes: z.int().min(1).max(10_000).optional(),
  /** Opens the account of this credential, or answers the one that it opened before. */
  credential: Credential.optional(),
});
const FaultPlan = z.strictObject({
  action: z.string(),
  code: z.string(),
  message: z.string().default(''),
  times: z.int().min(1).default(1),
});

/** /_control: worlds to order, failures to order, and what was asked of them. */
export default (app: FastifyInstance, world: World) => {
  const find = (secretId: string) => {
    const account = world.get(secretId);
    if (!account) throw Object.assign(new Error(`no account ${secretId}`), { statusCode: 404 });
    return account;
  };
  const at = z.object({ secretId: z.string().startsWith('MOCK', 'only SecretIds of mock-tke itself') });

  app.post('/_control/accounts', async (request) => {
    const { scenario, options, nodes, credential } = Opening.parse(request.body);
    const start = scenarios[scenario](nodes);
    const opened = { clusters: start.clusters, options: { ...start.options, ...defined(options) } };
    const account =
      world.get(credential?.secretId ?? '') ?? new Account({ ...opened, ...(credential && { credential }) });
    world.set(account.secretId, account);
    const { secretId, secretKey, uin, clusters } = account;
    return { secretId, secretKey, uin, regions: account.regions(), clusters };
  });
  app.get('/_control/accounts/:secretId', async (request) => {
    const { clusters, options, uin } = find(at.parse(request.params).secretId);
    return { uin, clusters, options };
  });
  app.post('/_control/accounts/:secretId/faults', async (request, reply) => {
    find(at.parse(request.params).secretId).faults.push(FaultPlan.parse(request.body));
    return reply.status(204).send();
  });
  app.post('/_control/accounts/:secretId/clock', async (request) => {
    const account = find(at.parse(request.params).secretId);
    account.advance(z.strictObject({ seconds: z.number().positive() }).parse(request.body).seconds);
    return { now: account.iso(account.now()) };
  });
  app.patch('/_control/accounts/:secretId/options', async (request) => {
    const account = find(at.parse(request.params).secretId);
    return Object.assign(account.options, defined(Options.partial().parse(request.body)));
  });
  app.patch('/_control/accounts/:secretId/clusters/:clusterId', async (request) => {
    const cluster = findCluster(find(at.parse(request.params).secretId), request.params);
    return Object.assign(cluster, defined(ClusterChange.parse(request.body)));
  });
  app.put('/_control/accounts/:secretId/clusters/:clusterId/nodes/:name', async (request) => {
    const account = find(at.parse(request.params).secretId);
    const cluster = findCluster(account, request.params);
    const { name } = NodeName.parse(request.params);
    const known = cluster.nodes.find((node) => node.name === name);
    const change = defined(NodeChange.parse(request.body));
    const nodePoolId = cluster.pools[0]?.nodePoolId ?? '';
    const node = Object.assign(known ?? newNode({ name, ip: '10.9.9.9', nodePoolId, joinedAt: account.now() }), change);
    if (!known) cluster.nodes.push(node);
    return node;
  });
  app.delete('/_control/accounts/:secretId/clusters/:clusterId/nodes/:name', async (request, reply) => {
    const cluster = findCluster(find(at.parse(request.params).secretId), request.params);
    const { name } = NodeName.parse(request.params);
    cluster.nodes = cluster.nodes.filter((node) => node.name !== name);
    return reply.status(204).send();
  });
  app.get('/_control/accounts/:secretId/requests', async (request) => {
    const { action } = z.object({ action: z.string().optional() }).parse(request.query);
    const { journal } = find(at.parse(request.params).secretId);
    return { requests: journal.filter((entry) => !action || entry.action === action) };
  });
};

const NodeName = z.object({ name: z.string() });
const NodeChange = z.strictObject({
  ip: z.ipv4().optional(),
  nodePoolId: z.string().optional(),
  location: z.string().optional(),
  /** The reason of its failure; null mends it. */
  failed: z.string().nullable().optional(),
  unschedulable: z.boolean().optional(),
  pods: z.int().min(0).optional(),
  joinedAt: z.number().optional(),
});
const ClusterChange = z.strictObject({
  quota: z.int().min(0).optional(),
  status: z.string().optional(),
  version: z.string().optional(),
});

function findCluster({ clusters }: Account, params: unknown) {
  const { clusterId } = z.object({ clusterId: z.string() }).parse(params);
  const found = clusters.find((cluster) => cluster.clusterId === clusterId);
  if (!found) throw Object.assign(new Error(`no cluster ${clusterId}`), { statusCode: 404 });
  return found;
}

/** Without the names whose value is undefined. */
const defined = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
