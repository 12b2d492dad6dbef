import { setTimeout as later } from 'node:timers/promises';
import { Crowd } from './crowd.ts';
import type { Stack } from './stack.ts';
import { eventually, type Table } from './table.ts';
import { randomUUID } from 'node:crypto';

const watchers = 100;
const pools = 12;
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

interface Clusters {
  clusters: { standing: string; nodes: number | null }[];
}

/** Two replicas, a hundred watchers, pools being made; one replica is killed in the middle of it. */
export async function replicas(stack: Stack): Promise<Table> {
  const [doomed, survivor] = stack.bffs;
  if (!doomed || !survivor) throw new Error('two replicas are needed');
  const { id, secretId } = await stack.openAccount('one-pool', 30, { speed: 20 });
  const cluster = `/accounts/${id}/regions/ap-guangzhou/clusters/cls-mock01`;
  await eventually(async () => {
    const { clusters } = await stack.api<Clusters>('GET', `/accounts/${id}/clusters`, undefined, survivor);
    return clusters.some(({ standing, nodes }) => standing === 'enabled' && nodes === 30) || undefined;
  });
  const crowd = new Crowd();
  const search = ['external-nodes', 'external-node-pools'].map((kind) => `watch=${kind}:${id}:ap-guangzhou:cls-mock01`);
  const urls = [survivor, doomed].map(({ url }) => `${url}/api/events?${search.join('&')}&watch=operations:${id}`);
  await crowd.open(urls, stack.cookie, watchers);

  const asked: string[] = [];
  for (let number = 0; number < pools; number += 1) {
    const pool = { ...settings, name: `made-${number}` };
    const at = number % 2 ? doomed : survivor;
    const reply = await fetch(`${at.url}/api${cluster}/pools`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: at.url,
        cookie: stack.cookie,
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(pool),
    });
    if (reply.status !== 202) throw new Error(`${reply.status} ${await reply.text()}`);
    const { id: operationId } = (await reply.json()) as { id: string };
    asked.push(operationId);
    if (number === pools / 2) await doomed.stop('SIGKILL');
    if (number >= pools / 2) break;
  }
  const killedAt = Date.now();
  stack.bffs.splice(stack.bffs.indexOf(doomed), 1);
  const states = await eventually(async () => {
    const told = await Promise.all(
      asked.map((operationId) =>
        stack.api<{ state: string }>('GET', `/accounts/${id}/operations/${operationId}`, undefined, survivor),
      ),
    );
    return told.every(({ state }) => ['succeeded', 'failed', 'conflict', 'needs-attention'].includes(state))
      ? told.map(({ state }) => state)
      : undefined;
  });
  const endedAfter = (Date.now() - killedAt) / 1000;
  await later(1_000);
  const { open, longestGapMs, dropped } = await crowd.report();
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
      ['longest time without a stream', `${longestGapMs} ms`, '≤ 5000 ms'],
      [
        'operations',
        `${asked.length} asked, ${count('succeeded')} succeeded, ${asked.length - count('succeeded')} otherwise`,
        'none lost',
      ],
      ['pools made at TKE', String(made), `${asked.length}, none doubled`],
      ['all over after', `${endedAfter.toFixed(1)} s`, ''],
    ],
  };
}
