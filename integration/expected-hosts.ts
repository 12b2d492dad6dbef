import { EnabledCluster } from './enabled-cluster.ts';
import { eventually, json } from './mock-account.ts';
import type { World } from './world.ts';

export interface Join {
  id: string;
  nodeName: string | null;
  ip: string | null;
  state: string;
  node: { name: string; status: string; reason: string; createdTime: string | null } | null;
  count: number;
  issuedAt: string | null;
  expiresAt: string | null;
  seenAt: string | null;
  issuedBy: string | null;
  problem: { code: string; upstream: { code: string; requestId: string } } | null;
}
export interface Command {
  join: Join;
  wget: string;
  curl: string;
  script: string;
  requestId: string;
}

export const named = (nodeName: string) => ({ nodeName, ip: null });
export const addressed = (ip: string) => ({ nodeName: null, ip });

/** The expected hosts in the one pool of a new cluster. */
export class ExpectedHosts {
  readonly cluster: EnabledCluster;
  private readonly path: string;

  private constructor(cluster: EnabledCluster, poolId: string) {
    this.cluster = cluster;
    this.path = `/pools/${poolId}`;
  }

  static async open(world: World, scenario = 'one-pool', options: object = {}) {
    const cluster = await EnabledCluster.open(world, scenario, options);
    const { id } = await cluster.pool('rack-7');
    return new ExpectedHosts(cluster, id);
  }

  plan(hosts: object[], how: object = {}) {
    const body = { hosts, interface: null, download: 'private', ...how };
    return this.cluster.request('POST', `${this.path}/joins`, body);
  }
  async planRows(hosts: object[], how: object = {}) {
    return (await json<{ joins: Join[] }>(this.plan(hosts, how))).joins;
  }
  list() {
    return json<{ joins: Join[]; nodesInCluster: number; lastDownload: string }>(
      this.cluster.request('GET', `${this.path}/joins`),
    );
  }
  async states() {
    return (await this.list()).joins.map(({ state }) => state);
  }
  reveal({ id }: Pick<Join, 'id'>) {
    return this.cluster.request('POST', `${this.path}/joins/${id}/command`);
  }
  revealCommand(join: Pick<Join, 'id'>) {
    return json<Command>(this.reveal(join));
  }
  revealScript() {
    return this.cluster.request('POST', `${this.path}/script`);
  }
  dismiss({ id }: Pick<Join, 'id'>) {
    return this.cluster.request('DELETE', `${this.path}/joins/${id}`);
  }

  /** Waits until the rows have the wanted state. */
  waitForJoins(wanted: (joins: Join[]) => boolean): Promise<Join[]> {
    return eventually(async () => {
      const { joins } = await this.list();
      return wanted(joins) ? joins : undefined;
    });
  }

  /** Waits until a read that started after this call has stored TKE's nodes. */
  async waitForRead() {
    const from = new Date().toISOString();
    await eventually(async () => ((await this.cluster.nodeList()).observation.observedAt ?? '') > from || undefined);
  }
}
