import type { HealthState } from '@isthmus/contracts/health';
import { expect, test } from 'vitest';
import type { Observation } from '#generated/client';
import { attentionOf } from './attention.ts';
import { namesOf } from './names.ts';

const accountId = '6f1c7a52-0d5e-4b7e-9d55-0c8f5a1e0001';
const now = new Date('2026-11-30T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const iso = (minutes: number) => minutesAgo(minutes).toISOString();

const place = (clusterId: string) => ({ accountId, region: 'ap-guangzhou', clusterId });
const named = (clusterId: string, clusterName: string) => ({ ...place(clusterId), clusterName });
const names = namesOf(
  [
    { ...place('cls-1'), name: 'prod' },
    { ...place('cls-2'), name: 'staging' },
  ],
  [
    { ...place('cls-1'), nodePoolId: 'np-a', name: 'rack-7' },
    { ...place('cls-1'), nodePoolId: 'np-b', name: 'rack-8' },
  ],
);
const count = (state: HealthState, number: number, more: object = {}) => ({
  ...place('cls-1'),
  nodePoolId: 'np-a' as string | null,
  state,
  count: number,
  since: minutesAgo(10),
  expiresAt: null as Date | null,
  ...more,
});
const reading = (more: Partial<Observation> = {}): Observation => ({
  ...place('cls-1'),
  kind: 'external-nodes',
  observedAt: minutesAgo(1),
  firstObservedAt: minutesAgo(9_999),
  attemptedAt: minutesAgo(1),
  lastProblem: null,
  version: 1,
  rowsVersion: 1,
  failures: 0,
  moving: false,
  content: null,
  wantedUntil: null,
  intervalMs: 60_000,
  dueAt: now,
  demandedAt: null,
  leaseUntil: null,
  ...more,
});
const quiet = { now, idleMs: 600_000, names, counts: [], observations: [], quotas: [], kubelets: [] };
const quota = { ...place('cls-1'), nodes: 45, limit: 50, refusedAt: null };

test('nothing needs attention when all nodes run and readings are current', () => {
  const counts = [count('running', 3), count('cordoned', 1), count('draining', 1), count('waiting', 1)];
  expect(attentionOf({ ...quiet, counts, observations: [reading()] }, [])).toEqual([]);
});

test('failed nodes are one line for each cluster, with the first failure and the pool with most of them', () => {
  const counts = [
    count('failed', 2),
    count('failed', 11, { nodePoolId: 'np-b', since: minutesAgo(5) }),
    count('failed', 1, { nodePoolId: null, since: minutesAgo(20) }),
    count('failed', 1, { ...place('cls-2'), nodePoolId: null }),
  ];
  expect(attentionOf({ ...quiet, counts }, [])).toEqual([
    {
      code: 'failed-nodes',
      ...named('cls-1', 'prod'),
      count: 14,
      since: iso(20),
      pool: { nodePoolId: 'np-b', name: 'rack-8', count: 11 },
    },
    { code: 'failed-nodes', ...named('cls-2', 'staging'), count: 1, since: iso(10), pool: null },
  ]);
});

test('late hosts and links that end soon are one line for each pool', () => {
  const counts = [
    count('late', 1, { expiresAt: minutesAgo(1) }),
    count('late', 1, { since: minutesAgo(30), expiresAt: minutesAgo(-19) }),
    count('waiting', 1, { expiresAt: minutesAgo(-5) }),
    count('waiting', 1, { expiresAt: minutesAgo(-21) }),
  ];
  const pool = { ...named('cls-1', 'prod'), nodePoolId: 'np-a', poolName: 'rack-7' };
  expect(attentionOf({ ...quiet, counts }, [])).toEqual([
    { code: 'late-hosts', ...pool, count: 2, since: iso(30) },
    { code: 'links-expire', ...pool, count: 2, at: iso(-5) },
  ]);
});

test('missing readings are one line for each region, with the nodes that are unknown and the last problem', () => {
  const counts = [count('running', 60), count('failed', 4), count('late', 1)];
  const lastProblem = { status: 503, code: 'tke-busy', title: 'TKE limits requests' };
  const silent = reading({ observedAt: minutesAgo(38), failures: 3, lastProblem });
  expect(attentionOf({ ...quiet, counts, observations: [silent] }, []).at(-1)).toEqual({
    code: 'out-of-date',
    accountId,
    region: 'ap-guangzhou',
    cluster: { clusterId: 'cls-1', clusterName: 'prod' },
    clusters: 1,
    nodes: 64,
    since: iso(38),
    problem: 'tke-busy',
  });
  const others = [
    silent,
    reading({ ...place('cls-2'), observedAt: minutesAgo(40) }),
    reading({ kind: 'clusters', clusterId: '', observedAt: null, firstObservedAt: null, failures: 3, lastProblem }),
    reading({ kind: 'external-node-pools', observedAt: null, failures: 9 }),
  ];
  expect(attentionOf({ ...quiet, observations: others }, [])).toMatchObject([
    { code: 'out-of-date', cluster: null, clusters: 2, nodes: 0, since: null },
  ]);
});

test('two failed reads, or an account that nobody looked at for a while, are not missing readings', () => {
  const observations = [reading({ failures: 2 }), reading({ ...place('cls-2'), observedAt: minutesAgo(25) })];
  expect(attentionOf({ ...quiet, observations }, [])).toEqual([]);
});

test('a quota is near only by a person’s number, or for a day after a refusal', () => {
  const quotas = (more: object) => attentionOf({ ...quiet, quotas: [{ ...quota, ...more }] }, []);
  expect(quotas({})).toEqual([{ code: 'quota-near', ...named('cls-1', 'prod'), nodes: 45, limit: 50, since: null }]);
  expect(quotas({ nodes: 44 })).toEqual([]);
  expect(quotas({ limit: null, nodes: 4_000 })).toEqual([]);
  expect(quotas({ limit: null, refusedAt: minutesAgo(60 * 24 - 1) })).toMatchObject([{ limit: null }]);
  expect(quotas({ limit: null, refusedAt: minutesAgo(60 * 24) })).toEqual([]);
});

test('unsupported kubelets are one line for each cluster; supported ones are none', () => {
  const kubelets = (...each: [kubelet: string, count: number][]) =>
    each.map(([kubelet, many]) => ({ ...place('cls-1'), version: '1.30.0', kubelet, count: many }));
  const found = kubelets(['v1.30.4', 50], ['v1.28.2', 9], ['v1.26.1', 2], ['v1.25.3', 3], ['v1.31.0', 1]);
  expect(attentionOf({ ...quiet, kubelets: found }, [])).toEqual([
    { code: 'version-skew', ...named('cls-1', 'prod'), count: 6, version: '1.30.0', kubelet: 'v1.25.3', kubelets: 3 },
  ]);
  expect(attentionOf({ ...quiet, kubelets: kubelets(['v1.30.4', 50], ['v1.27.2', 9]) }, [])).toEqual([]);
});

test('the most urgent comes first', () => {
  const counts = [count('late', 1, { expiresAt: minutesAgo(-1) }), count('failed', 1)];
  const waits = {
    code: 'operation-waits',
    ...named('cls-2', 'staging'),
    id: accountId,
    kind: 'create-external-node-pool',
    target: 'rack-9',
    reason: 'answer-lost',
    since: iso(9),
  } as const;
  const observations = [reading({ ...place('cls-2'), failures: 3 })];
  const found = attentionOf({ ...quiet, counts, observations, quotas: [quota] }, [waits]);
  expect(found.map(({ code }) => code)).toEqual([
    'failed-nodes',
    'operation-waits',
    'late-hosts',
    'links-expire',
    'out-of-date',
    'quota-near',
  ]);
});
