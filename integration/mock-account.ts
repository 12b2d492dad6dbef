import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { isWhole } from '../scripts/sample.mjs';
import type { World } from './world.ts';

export interface Cluster {
  clusterId: string;
  region: string;
  name: string;
  readiness: string;
  blockedBy: number;
  rules: { rule: string; verdict: string; reason: string }[];
}
export interface Operation {
  id: string;
  kind: string;
  state: string;
  target: { name: string; nodePoolId?: string };
  outcome: {
    reason: string;
    seen: string | null;
    note: string | null;
    problem: { code: string; upstream: { code: string; requestId: string } } | null;
  } | null;
  deadline: string | null;
  attempts: { number: number; startedAt: string; answeredAt: string | null; requestId: string | null }[];
}

/** A change that was refused before it was recorded. */
export class Refused extends Error {
  readonly code: string;

  constructor(status: number, text: string) {
    super(`${status} ${text}`);
    this.code = (JSON.parse(text) as { code: string }).code;
  }
}

/** Returns the operation or group of a 202. Throws `Refused` otherwise. */
export async function accepted<T extends { id: string } = Operation>(reply: Response | Promise<Response>) {
  const answer = await reply;
  if (answer.status !== 202) throw new Refused(answer.status, await answer.text());
  return (await answer.json()) as T;
}

/** Returns the body of a successful reply. Throws with the reply's text otherwise. */
async function bodyOf<T>(reply: Promise<Response>) {
  const answer = await reply;
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export const json = async <T>(reply: Response | Promise<Response>) => (await (await reply).json()) as T;

/** TKE's code, or an effect of mock-tke, such as `{ kind: 'reset' }`. */
export type Failure = string | { kind: string; [more: string]: unknown };

const effectOf = (failure: Failure) => (typeof failure === 'string' ? { kind: 'error', code: failure } : failure);

/**
 * Both versions of TKE have a DescribeClusterInstances. `2022-05-01 DescribeClusterInstances` names that of the later one; a name alone
 * means the usual version.
 */
function callOf(name: string) {
  const [action = '', named] = name.split(' ').reverse();
  const version = named ?? (action === 'DescribeClusterInstances' ? '2018-05-25' : undefined);
  return { action, ...(version && { version }) };
}

/** A new account is observe only. Tests change something at TKE. */
export const switchedOff = { observeOnly: false };

/** A new cloud account at mock-tke, added to Isthmus through its API. */
export class MockAccount {
  readonly world: World;
  readonly secretId: string;
  readonly secretKey: string;
  readonly id: string;

  private constructor(world: World, secretId: string, secretKey: string, id: string) {
    this.world = world;
    this.secretId = secretId;
    this.secretKey = secretKey;
    this.id = id;
  }

  /** `nodes`: the number of nodes, for scenarios that use it. */
  static async open(world: World, scenario: string, options: object = {}, nodes?: number) {
    const opening = { scenario, options: { speed: 120, ...options }, nodes };
    const opened = await fetch(`${world.mockUrl}/_control/accounts`, sent('POST', opening));
    const { secretId, secretKey, regions } = await json<{ secretId: string; secretKey: string; regions: string[] }>(
      opened,
    );
    const account = {
      name: secretId.slice(0, 20),
      colour: 'teal',
      site: world.mockUrl,
      kind: 'permanent',
      secretId,
      secretKey,
      regions,
      ...switchedOff,
    };
    // On a very busy machine, mock-tke or PostgreSQL may answer after Isthmus's time limit.
    const id = await eventually(async () => {
      const reply = await world.request('POST', '/accounts', account);
      const answer = (await reply.json()) as { id: string; code?: string };
      const isLate = ['tke-unreachable', 'database-unreachable'].includes(answer.code ?? '');
      if (!reply.ok && !isLate) throw new Error(`${reply.status} ${JSON.stringify(answer)}`);
      return reply.ok ? answer.id : undefined;
    });
    world.accounts.push(id);
    return new MockAccount(world, secretId, secretKey, id);
  }

  /** Changes the account's settings in Isthmus. */
  change(change: object) {
    return this.world.request('PATCH', `/accounts/${this.id}`, change);
  }

  /** The same account through another BFF. */
  through(world: World) {
    return new MockAccount(world, this.secretId, this.secretKey, this.id);
  }

  /** Changes this account's world at mock-tke. Throws if the change fails. */
  async arrange(method: string, path: string, body?: object) {
    const reply = await fetch(`${this.world.mockUrl}/_control/accounts/${this.secretId}${path}`, sent(method, body));
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply;
  }

  /** The next `times` requests of this action fail. Null: until the faults are cleared. */
  failNext(action: string, failure: Failure, times: number | null = 1) {
    return this.arrange('POST', '/faults', { ...callOf(action), times, effect: effectOf(failure) });
  }

  /** The effects of the next requests of this action, in order. */
  failInTurn(action: string, turns: { times: number; failure: Failure }[]) {
    const faults = turns.map(({ times, failure }) => ({ ...callOf(action), times, effect: effectOf(failure) }));
    return this.arrange('POST', '/faults', faults);
  }

  /** The requests of this action that TKE received, in order. */
  async requests(action: string) {
    const { requests } = await json<{
      requests: { at: string; params: Record<string, unknown>; verdict: string; fault: string | null }[];
    }>(this.arrange('GET', `/requests?${new URLSearchParams(callOf(action))}`));
    return requests;
  }

  /** The number of requests of this action that TKE received. */
  async requestCount(action: string): Promise<number> {
    return (await this.requests(action)).length;
  }

  /** Calls TKE directly with the same key, without Isthmus. */
  async tke<T = object>(action: string, request: object, region = 'ap-guangzhou'): Promise<T> {
    const { host } = new URL(this.world.mockUrl);
    const credential = { secretId: this.secretId, secretKey: this.secretKey };
    const profile = { httpProfile: { protocol: 'http://', agent: new Agent() } };
    return (await new CommonClient(host, '2018-05-25', { credential, region, profile }).request(action, request)) as T;
  }

  async list() {
    const reply = this.world.request('GET', `/accounts/${this.id}/clusters`);
    return bodyOf<{
      clusters: Cluster[];
      regions: { region: string; observation: { observedAt: string | null; problem: { code: string } | null } }[];
    }>(reply);
  }

  /** Waits until the cluster's eligibility was read. */
  async cluster(name: string): Promise<Cluster> {
    return eventually(async () => {
      const fleet = await this.list().catch(() => undefined);
      const found = fleet?.clusters.find((cluster) => cluster.name === name);
      return found?.rules.every(({ reason }) => !reason.endsWith('unread')) ? found : undefined;
    });
  }

  enable(cluster: Cluster, idempotencyKey: string = randomUUID(), change: object = {}) {
    const path = `/accounts/${this.id}/regions/${cluster.region}/clusters/${cluster.clusterId}/external-node-support`;
    const body = {
      subnetId: `subnet-${cluster.clusterId.slice(-2)}plenty`,
      confirmedName: cluster.name,
      acknowledged: false,
      ...change,
    };
    return this.world.request('POST', path, body, { 'idempotency-key': idempotencyKey });
  }

  async startEnabling(cluster: Cluster) {
    return accepted(this.enable(cluster));
  }

  operation(id: string) {
    return json<Operation>(this.world.request('GET', `/accounts/${this.id}/operations/${id}`));
  }

  /** A person's command for an operation that needs attention. */
  settle(id: string, how: 'retry' | 'resolve' | 'adopt', body?: object) {
    return this.world.request('POST', `/accounts/${this.id}/operations/${id}/${how}`, body);
  }

  /** Waits until the operation has one of the states. */
  async waitForState(id: string, states: string[]): Promise<Operation> {
    return eventually(
      async () => {
        const operation = await this.operation(id).catch(() => undefined);
        return operation && states.includes(operation.state) ? operation : undefined;
      },
      () => this.operation(id),
    );
  }

  /** Waits until the operation has ended or needs a person. */
  waitForEnd(id: string): Promise<Operation> {
    return this.waitForState(id, ['succeeded', 'failed', 'conflict', 'needs-attention', 'resolved', 'cancelled']);
  }
}

const sent = (method: string, body?: object) => ({
  method,
  ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
});

/** Far above the usual time, for busy machines. Whole tables keep every core busy. */
const patienceMs = isWhole() ? 270_000 : 90_000;

/** Repeats until there is a result. The error at the time limit contains what `state` returns. */
export async function eventually<T>(ask: () => Promise<T | undefined>, state?: () => Promise<unknown>): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let wait = 50; Date.now() < until; wait = Math.min(wait * 1.3, 500)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await later(wait);
  }
  const seen = state ? `: ${JSON.stringify(await state())}` : '';
  throw new Error(`no result within ${patienceMs / 1000} s${seen}`);
}
