import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { Crowd } from './crowd.ts';
import type { Server, Stack } from './stack.ts';
import { eventually, type Table } from './table.ts';

const watchers = 100;
const pools = 20;
export const replicaSettings = {
  ISTHMUS_OBSERVE_INTERVAL_MS: '2000',
  ISTHMUS_OBSERVE_FAST_MS: '1000',
  ISTHMUS_SETTLE_MS: '5000',
  LOG_LEVEL: 'error',
};
const settings = {
  runtime: { type: 'containerd', version: '1.7.28' },
  nodeType: 'CPU',
  labels: [],
  taints: [],
  deletionProtection: false,
  containerDirectory: null,
  cordonNewNodes: false,
  desiredPodNumber: null,
  kubeletArgs: [],
  customData: null,
  template: null,
};

interface Nodes {
  nodes: object[];
  observation: { version: number };
}
interface Clusters {
  clusters: { readiness: string; nodes: number | null }[];
}

async function create(stack: Stack, { url }: Server, cluster: string, name: string) {
  const headers = {
    'content-type': 'application/json',
    origin: url,
    cookie: stack.cookie,
    'idempotency-key': randomUUID(),
  };
  const body = JSON.stringify({ ...settings, name });
  const reply = await fetch(`${url}/api${cluster}/pools`, { method: 'POST', headers, body });
  if (reply.status !== 202) throw new Error(`${reply.status} ${await reply.text()}`);
  return (await reply.json()) as { id: string };
}

/** Measures two replicas with a hundred watchers while pools are created. Kills one replica in the middle. */
export async function replicas(stack: Stack): Promise<Table> {
  const [doomed, survivor] = stack.bffs;
  if (!doomed || !survivor) throw new Error('two replicas are needed');
  const { id, secretId } = await stack.openAccount('one-pool', 30, { speed: 20 });
  const cluster = `/accounts/${id}/regions/ap-guangzhou/clusters/cls-mock01`;
  await eventually(async () => {
    const { clusters } = await stack.api<Clusters>('GET', `/accounts/${id}/clusters`, undefined, survivor);
    return clusters.some(({ readiness, nodes }) => readiness === 'enabled' && nodes === 30) || undefined;
  });
  const crowd = new Crowd();
  const search = ['external-nodes', 'external-node-pools'].map((kind) => `watch=${kind}:${id}:ap-guangzhou:cls-mock01`);
  const urls = [survivor, doomed].map(({ url }) => `${url}/api/events?${search.join('&')}&watch=operations:${id}`);
  await crowd.open(urls, stack.cookie, watchers);

  const requested: string[] = [];
  for (let number = 0; number < pools; number += 1) {
    const { id: operationId } = await create(stack, number % 2 ? doomed : survivor, cluster, `made-${number}`);
    requested.push(operationId);
  }
  await doomed.stop('SIGKILL');
  const killedAt = Date.now();
  stack.bffs.splice(stack.bffs.indexOf(doomed), 1);
  const states = await eventually(async () => {
    const operations = await Promise.all(
      requested.map((operationId) =>
        stack.api<{ state: string }>('GET', `/accounts/${id}/operations/${operationId}`, undefined, survivor),
      ),
    );
    return operations.every(({ state }) => ['succeeded', 'failed', 'conflict', 'needs-attention'].includes(state))
      ? operations.map(({ state }) => state)
      : undefined;
  });
  const endedAfter = (Date.now() - killedAt) / 1000;
  await crowd.report();
  const reason = 'changed after the kill';
  await stack.control('PUT', `/${secretId}/clusters/cls-mock01/nodes/node-10.4.7.11`, { failed: reason });
  const version = await eventually(async () => {
    const list = await stack.api<Nodes>('GET', `${cluster}/nodes`, undefined, survivor);
    return JSON.stringify(list.nodes).includes(reason) ? list.observation.version : undefined;
  });
  await later(1_000);
  const { open, longestGapMs, dropped, receivedAt } = await crowd.report();
  const receivedCount = new Map(receivedAt).get(version)?.length ?? 0;
  await crowd.stop();
  const { requests } = await stack.control<{ requests: { verdict: string }[] }>(
    'GET',
    `/${secretId}/requests?action=CreateExternalNodePool`,
  );
  const made = requests.filter(({ verdict }) => verdict === 'ok').length;
  const head = ['what', 'seen', 'goal'];
  const count = (state: string) => states.filter((one) => one === state).length;
  return {
    title: 'Two replicas, one killed with kill -9 while pools are made',
    head,
    rows: [
      ['watchers open again', `${open} of ${watchers} (${dropped} were cut off)`, String(watchers)],
      ['heard the next change at TKE', String(receivedCount), String(watchers)],
      ['longest time without a stream', `${longestGapMs} ms`, '≤ 5000 ms'],
      [
        'operations',
        `${requested.length} requested, ${count('succeeded')} succeeded, ${requested.length - count('succeeded')} otherwise`,
        'none lost',
      ],
      ['pools made at TKE', String(made), `${requested.length}, none doubled`],
      ['all over after', `${endedAfter.toFixed(1)} s`, ''],
    ],
  };
}
