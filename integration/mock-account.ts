import { randomUUID } from 'node:crypto';
import type { World } from './world.ts';

export interface Cluster {
  clusterId: string;
  region: string;
  name: string;
  standing: string;
  blockedBy: number;
  rules: { rule: string; verdict: string; reason: string }[];
}
export interface Operation {
  id: string;
  state: string;
  outcome: {
    reason: string;
    seen: string | null;
    problem: { code: string; upstream: { code: string; requestId: string } };
  } | null;
  attempts: { number: number; requestId: string | null }[];
}

const json = async <T>(reply: Response) => (await reply.json()) as T;

/** A cloud account of a test's own at mock-tke, added to Isthmus through its API. */
export class MockAccount {
  private readonly world: World;
  readonly secretId: string;
  readonly secretKey: string;
  readonly id: string;

  private constructor(world: World, secretId: string, secretKey: string, id: string) {
    this.world = world;
    this.secretId = secretId;
    this.secretKey = secretKey;
    this.id = id;
  }

  static async open(world: World, scenario: string, options: object = {}) {
    const opening = { scenario, options: { speed: 120, ...options } };
    const opened = await fetch(`${world.mockUrl}/_control/accounts`, post(opening));
    const { secretId, secretKey, regions } = await json<{ secretId: string; secretKey: string; regions: string[] }>(
      opened,
    );
    const account = { name: secretId.slice(0, 20), colour: 'teal', site: world.mockUrl, secretId, secretKey, regions };
    const { id } = await json<{ id: string }>(await world.request('POST', '/accounts', account));
    return new MockAccount(world, secretId, secretKey, id);
  }

  failNext(action: string, code: string) {
    return fetch(
      `${this.world.mockUrl}/_control/accounts/${this.secretId}/faults`,
      post({ action, code, message: 'as ordered' }),
    );
  }

  /** How often TKE was asked to do this. */
  async asked(action: string): Promise<number> {
    const reply = await fetch(`${this.world.mockUrl}/_control/accounts/${this.secretId}/requests?action=${action}`);
    return (await json<{ requests: unknown[] }>(reply)).requests.length;
  }

  async list() {
    return json<{
      clusters: Cluster[];
      regions: { region: string; observation: { observedAt: string | null; problem: { code: string } | null } }[];
    }>(await this.world.request('GET', `/accounts/${this.id}/clusters`));
  }

  /** The cluster once its eligibility was read. */
  async cluster(name: string): Promise<Cluster> {
    return eventually(async () => {
      const found = (await this.list()).clusters.find((cluster) => cluster.name === name);
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

  async enabled(cluster: Cluster) {
    return json<Operation>(await this.enable(cluster));
  }

  /** The operation in its final state, or where it waits for a person. */
  async ended(id: string): Promise<Operation> {
    return eventually(async () => {
      const reply = await this.world.request('GET', `/accounts/${this.id}/operations/${id}`).catch(() => undefined);
      if (!reply?.ok) return undefined;
      const operation = await json<Operation>(reply);
      return ['queued', 'running', 'waiting'].includes(operation.state) ? undefined : operation;
    });
  }
}

const post = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Asks again until there is an answer; a test's own time limit ends it otherwise. */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error('it did not happen within 40 s');
}
