import { expect, type APIRequestContext } from '@playwright/test';

const mockUrl = process.env['MOCK_TKE_URL'] ?? '';
/** Replaces Isthmus's origin in requests to the mock, which refuses changes from other origins. */
const headers = { origin: mockUrl };

/** A cluster of the mock's world when the account was opened. */
export interface TkeCluster {
  clusterId: string;
  region: string;
  name: string;
  pools: { nodePoolId: string; name: string }[];
  nodes: { name: string; ip: string; nodePoolId: string }[];
}

/** A pool as the mock stores it. */
export interface TkePool {
  nodePoolId: string;
  name: string;
  nodeType: string;
  runtimeType: string;
  runtimeVersion: string;
  labels: { Name: string; Value: string }[];
  taints: { Key: string; Value: string; Effect: string }[];
  settings: object | null;
  deletionProtection: boolean;
}

/** TKE's code, or an effect of mock-tke, such as `{ kind: 'reset' }`. */
export type Failure = string | { kind: string; [more: string]: unknown };

/** A private account at mock-tke. Changes its world, and lists the requests that TKE received. */
export class TkeAccount {
  private readonly http: APIRequestContext;
  readonly site = mockUrl;
  readonly secretId: string;
  readonly secretKey: string;
  readonly uin: string;
  readonly regions: string[];
  readonly clusters: TkeCluster[];

  private constructor(http: APIRequestContext, opened: Opened) {
    this.http = http;
    this.secretId = opened.secretId;
    this.secretKey = opened.secretKey;
    this.uin = opened.uin;
    this.regions = opened.regions;
    this.clusters = opened.clusters;
  }

  static async open(http: APIRequestContext, opening: { scenario: string; options: object; nodes?: number }) {
    const reply = await http.post(`${mockUrl}/_control/accounts`, { headers, data: opening });
    expect(reply.ok(), await reply.text()).toBe(true);
    return new TkeAccount(http, await reply.json());
  }

  /** The only cluster of a scenario with one cluster. */
  get cluster(): TkeCluster {
    const [first] = this.clusters;
    if (!first) throw new Error('the scenario has no cluster');
    return first;
  }

  clusterNamed(name: string): TkeCluster {
    const found = this.clusters.find((cluster) => cluster.name === name);
    if (!found) throw new Error(`the scenario has no cluster ${name}`);
    return found;
  }

  /** The next `times` requests of the action fail. Null: until the faults are cleared. */
  failNext(action: string, failure: Failure, times: number | null = 1) {
    const effect = typeof failure === 'string' ? { kind: 'error', code: failure } : failure;
    return this.control('POST', '/faults', { action, times, effect });
  }

  /** Cuts every call until the faults are cleared. */
  unplug() {
    return this.control('POST', '/faults', { times: null, effect: { kind: 'reset' } });
  }

  clearFaults() {
    return this.control('DELETE', '/faults');
  }

  /** Changes the behaviour of this world: betaOpen, enableSeconds, joinSeconds, deniedRegions and so on. */
  setOptions(options: object) {
    return this.control('PATCH', '/options', options);
  }

  advanceClock(seconds: number) {
    return this.control('POST', '/clock', { seconds });
  }

  /** `change`: quota, status, version, property and so on. */
  changeCluster(clusterId: string, change: object) {
    return this.control('PATCH', `/clusters/${clusterId}`, change);
  }

  /** Adds a pool or changes the one with this id, as Tencent's own console would. */
  putPool(clusterId: string, nodePoolId: string, pool: object = {}) {
    return this.control('PUT', `/clusters/${clusterId}/pools/${nodePoolId}`, pool);
  }

  /** Adds a node or changes the one with this name: failed, unschedulable, pods, joinedAt and so on. */
  putNode(clusterId: string, name: string, node: object = {}) {
    return this.control('PUT', `/clusters/${clusterId}/nodes/${name}`, node);
  }

  deleteNode(clusterId: string, name: string) {
    return this.control('DELETE', `/clusters/${clusterId}/nodes/${name}`);
  }

  /** The number of requests of this action that TKE received. */
  async requestCount(action: string): Promise<number> {
    const { requests } = await this.control('GET', `/requests?action=${action}`);
    return requests.length;
  }

  /** Every request that TKE received for this account, with its answer. */
  journal(): Promise<object> {
    return this.control('GET', '/requests');
  }

  /** The pools of the only cluster in TKE's state, including fields that its answers omit. */
  async pools(): Promise<TkePool[]> {
    const { clusters } = await this.control('GET', '');
    return clusters[0].pools;
  }

  private async control(method: string, path: string, data?: object) {
    const url = `${mockUrl}/_control/accounts/${this.secretId}${path}`;
    const reply = await this.http.fetch(url, { method, headers, ...(data && { data }) });
    expect(reply.ok(), await reply.text()).toBe(true);
    return reply.status() === 204 ? undefined : reply.json();
  }
}

interface Opened {
  secretId: string;
  secretKey: string;
  uin: string;
  regions: string[];
  clusters: TkeCluster[];
}
