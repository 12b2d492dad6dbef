import { randomUUID } from 'node:crypto';
import { EnabledCluster } from './enabled-cluster.ts';
import { json } from './mock-account.ts';
import { member } from './team.ts';
import type { World } from './world.ts';

export interface Approval {
  id: string;
  state: string;
  version: string;
  may: string[];
  notice: boolean;
  operationId: string | null;
  setId: string | null;
  effect: { nodes: number };
  now: { nodes: number } | null;
  refusal: { code: string } | null;
  approvers: string[];
}

export const answerOf = async (reply: Promise<Response>) =>
  [(await reply).status, (await (await reply).json()) as Record<string, unknown>] as const;
export const refused = (code: string, status = 409) => [status, { code }];
export const ask = (by: World, act: string, params: object, body: object, key: string = randomUUID()) =>
  by.request('POST', '/approvals', { act, params, body, reason: 'Racks go back' }, { 'idempotency-key': key });
export const read = (by: World, id: string) => json<Approval>(by.request('GET', `/approvals/${id}`));
export const approve = async (by: World, id: string, version?: string) =>
  by.request('POST', `/approvals/${id}/approve`, { version: version ?? (await read(by, id)).version ?? '' });
export const breakGlass = async (by: World, id: string) =>
  by.request('POST', `/approvals/${id}/break-glass`, { version: (await read(by, id)).version, reason: 'It burns' });
export const placeOf = ({ account, clusterId }: EnabledCluster) => ({
  ...{ accountId: account.id, region: 'ap-guangzhou', clusterId },
});
export const waiting = async (by: World) =>
  (await json<{ approvals?: { waiting: number; notices: number } }>(by.request('GET', '/session'))).approvals;

/** A cluster of an account with four eyes, and people of that account. */
export async function openWithFourEyes(world: World, nodes?: number) {
  const cluster = await EnabledCluster.open(world, 'one-pool', {}, nodes);
  const { id: accountId } = cluster.account;
  const [ana, bo, op] = await Promise.all([
    member(world, 'asker', [{ accountId, role: 'admin' }]),
    member(world, 'bo', [{ accountId, role: 'admin' }]),
    member(world, 'op', [{ accountId, role: 'operator' }]),
  ]);
  await json(cluster.account.change({ fourEyes: true }));
  return { cluster, accountId, ana, bo, op };
}

/** Ana asks to delete the pool with its nodes. */
export async function askForPool({ cluster, ana }: Awaited<ReturnType<typeof openWithFourEyes>>) {
  const pool = await cluster.pool('rack-7');
  const body = { confirmedName: pool.name, withNodes: true, force: true };
  const params = { ...placeOf(cluster), nodePoolId: pool.id };
  const { id } = await json<Approval>(ask(ana.client, 'delete-external-node-pool', params, body));
  return { id, pool };
}
export const deletions = ({ account }: EnabledCluster) => account.requestCount('DeleteExternalNodePool');
/** Each changing endpoint of requests, and a call of it that succeeds. Each request is for another node. */
export async function changesWithFourEyes(
  world: World,
): Promise<[endpoint: string, change: () => Promise<Response>][]> {
  const cluster = await EnabledCluster.open(world, 'one-pool', {}, 8);
  const { id: accountId } = cluster.account;
  const { client } = await member(world, 'asker', [{ accountId, role: 'admin' }]);
  await json(cluster.account.change({ fourEyes: true }));
  const nodes = await cluster.selection();
  const asking = () =>
    client.request(
      'POST',
      '/approvals',
      {
        act: 'delete-external-nodes',
        params: { accountId, region: 'ap-guangzhou', clusterId: cluster.clusterId },
        body: { nodes: nodes.splice(0, 1), atOnce: 1, drainFirst: false, force: true, confirmed: cluster.name },
        reason: 'audited',
      },
      { 'idempotency-key': randomUUID() },
    );
  const decide =
    (by: World, how: string, id: string, body: object = {}) =>
    async () => {
      const { version } = await json<{ version: string }>(by.request('GET', `/approvals/${id}`));
      return by.request('POST', `/approvals/${id}/${how}`, { version, ...body });
    };
  const ids = [];
  for (const _ of ['approve', 'decline', 'withdraw', 'break-glass'])
    ids.push((await json<{ id: string }>(asking())).id);
  const [toApprove = '', toDecline = '', toWithdraw = '', toBreak = ''] = ids;
  return [
    ['POST /api/approvals', asking],
    ['POST /api/approvals/{approvalId}/approve', decide(world, 'approve', toApprove)],
    ['POST /api/approvals/{approvalId}/decline', decide(world, 'decline', toDecline, { reason: 'not now' })],
    ['POST /api/approvals/{approvalId}/withdraw', decide(client, 'withdraw', toWithdraw)],
    ['POST /api/approvals/{approvalId}/break-glass', decide(client, 'break-glass', toBreak, { reason: 'audited' })],
    ['POST /api/approvals/{approvalId}/acknowledge', () => world.request('POST', `/approvals/${toBreak}/acknowledge`)],
  ];
}
