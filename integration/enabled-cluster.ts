import { randomUUID } from 'node:crypto';
import { eventually, json, MockAccount, type Operation } from './mock-account.ts';
import type { World } from './world.ts';

/** The nodes in these counts. Hosts that TKE does not list yet are none. */
export const nodesIn = ({ health: { late: _, waiting: __, ...nodes } }: Pick<Pool, 'health'>) =>
  Object.values(nodes).reduce((sum, count) => sum + count, 0);

export interface Pool {
  id: string;
  name: string;
  state: string;
  digest: string;
  labels: { key: string; value: string }[];
  systemLabels: { key: string; value: string }[];
  taints: { key: string; value: string; effect: string }[];
  deletionProtection: boolean | null;
  health: Record<string, number>;
  madeFrom: { templateId: string; version: number; latest: number } | null;
}
interface Node {
  name: string;
  ip: string;
  nodePoolId: string | null;
  status: string;
  unschedulable: boolean | null;
  createdTime: string | null;
  reason: string;
  acts: number;
  isListed: boolean;
  kubelet: string | null;
  cpu: number | null;
  memoryGb: number | null;
  instance: { state: string; reason: string } | null;
}
interface Observation {
  observedAt: string | null;
  attemptedAt: string | null;
  problem: { code: string } | null;
}
export interface Group {
  id: string;
  state: string;
  pausedBecause: string | null;
  operations: Operation[];
}

export const settings = {
  runtime: { type: 'containerd', version: '1.7.28' },
  nodeType: 'CPU',
  labels: [{ key: 'rack', value: '7' }],
  taints: [],
  deletionProtection: false,
  containerDirectory: null,
  cordonNewNodes: false,
  desiredPodNumber: null,
  kubeletArgs: [],
  customData: null,
  template: null,
};

/** The one enabled cluster of a new account, through the product's API. */
export class EnabledCluster {
  readonly account: MockAccount;
  readonly clusterId = 'cls-mock01';
  readonly name = 'prod-gz';

  private constructor(account: MockAccount) {
    this.account = account;
  }

  /** Opens the world and waits until pools and nodes were read. */
  static async open(world: World, scenario = 'one-pool', options: object = {}, nodes?: number) {
    return EnabledCluster.of(await MockAccount.open(world, scenario, options, nodes));
  }

  /** The cluster of an account, once pools and nodes were read. */
  static async of(account: MockAccount) {
    await account.cluster('prod-gz');
    const cluster = new EnabledCluster(account);
    await eventually(async () => {
      const { observation, nodesObservation } = await cluster.poolList();
      return (observation.observedAt && nodesObservation.observedAt) ?? undefined;
    });
    return cluster;
  }

  through(world = this.account.world) {
    return new EnabledCluster(this.account.through(world));
  }

  request(method: string, path: string, body?: object, key?: string) {
    const at = `/accounts/${this.account.id}/regions/ap-guangzhou/clusters/${this.clusterId}`;
    return this.account.world.request(method, at + path, body, { ...(key && { 'idempotency-key': key }) });
  }

  poolList() {
    return json<{ pools: Pool[]; observation: Observation; nodesObservation: Observation }>(
      this.request('GET', '/pools'),
    );
  }

  /** Waits until the pool of this name has the wanted state. */
  pool(name: string, wanted: (pool: Pool) => boolean = () => true): Promise<Pool> {
    return eventually(async () => (await this.poolList()).pools.find((pool) => pool.name === name && wanted(pool)));
  }

  create(pool: object, key: string = randomUUID()) {
    return this.request('POST', '/pools', { ...settings, ...pool }, key);
  }
  modify({ id, digest }: Pool, change: object, key: string = randomUUID()) {
    return this.request('PATCH', `/pools/${id}`, { basedOn: digest, ...change }, key);
  }
  remove({ id, name }: Pool, how: { withNodes: boolean; force: boolean }, key: string = randomUUID()) {
    return this.request('POST', `/pools/${id}/delete`, { confirmedName: name, ...how }, key);
  }

  async nodes() {
    return (await this.nodeList()).nodes;
  }
  nodeList() {
    return json<{
      nodes: Node[];
      acts: Record<string, string | null>[];
      version: string;
      observation: Observation;
      joiningObservation: Observation;
      factsObservation: Observation;
    }>(this.request('GET', '/nodes'));
  }
  /** The first nodes, in the form in which a request selects nodes. */
  async selection(count = Infinity) {
    return (await this.nodes()).slice(0, count).map(({ name, createdTime }) => ({ name, createdTime }));
  }

  drain(nodes: object[], atOnce = 1, key: string = randomUUID()) {
    return this.request('POST', '/nodes/drain', { nodes, atOnce }, key);
  }
  removeNodes(nodes: object[], how: object = {}, key: string = randomUUID()) {
    const body = { nodes, atOnce: 1, drainFirst: false, force: false, confirmed: '', ...how };
    return this.request('POST', '/nodes/delete', body, key);
  }

  group(id: string) {
    return json<Group>(this.account.world.request('GET', `/accounts/${this.account.id}/operation-groups/${id}`));
  }
  steer(id: string, how: 'pause' | 'resume' | 'stop') {
    return this.account.world.request('POST', `/accounts/${this.account.id}/operation-groups/${id}/${how}`);
  }
  /** Waits until the group has the wanted state. */
  waitForGroup(id: string, wanted: (group: Group) => boolean): Promise<Group> {
    return eventually(async () => {
      const group = await this.group(id).catch(() => undefined);
      return group && wanted(group) ? group : undefined;
    });
  }

  /** Changes a node at TKE, or creates one with this name. */
  node(name: string, change: object) {
    return this.account.arrange('PUT', `/clusters/${this.clusterId}/nodes/${name}`, change);
  }
  forgetNode(name: string) {
    return this.account.arrange('DELETE', `/clusters/${this.clusterId}/nodes/${name}`);
  }

  async hostsToClean() {
    const { hosts } = await json<{ hosts: { nodeName: string; ip: string; nodePoolId: string | null }[] }>(
      this.request('GET', '/hosts-to-clean'),
    );
    return hosts;
  }

  async activity(search = '') {
    const { entries } = await json<{ entries: { type: string; change?: string; name?: string }[] }>(
      this.account.world.request('GET', `/accounts/${this.account.id}/activity${search}`),
    );
    return entries;
  }
}
