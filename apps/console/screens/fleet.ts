import { listActivity } from '@isthmus/contracts/activity';
import { getCluster, listClusters, type Cluster, type Rule } from '@isthmus/contracts/clusters';
import { getExternalNodePool, listExternalNodePools } from '@isthmus/contracts/external-node-pools';
import { getExternalNode, getExternalNodeHealth } from '@isthmus/contracts/external-node';
import { getExternalNodeHistory, listExternalNodes } from '@isthmus/contracts/external-nodes';
import { listFleetNodes } from '@isthmus/contracts/fleet-nodes';
import { type Health, healthOf, healthStateOf, nodesIn, unknownHealth } from '@isthmus/contracts/health';
import { listJoins } from '@isthmus/contracts/joins';
import { getLastDay } from '@isthmus/contracts/last-day';
import { getOnboarding } from '@isthmus/contracts/onboarding';
import type { Observation } from '@isthmus/contracts/observation';
import { isOutOfDate } from '@isthmus/contracts/out-of-date';
import { aClusterReply, aNodeList, poolLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import type { StubbedBff } from '#testing/bff.ts';
import { aFleet, aFleetNode } from '#testing/fleet.ts';
import { aLastDay } from '#testing/last-day.ts';
import { aNodeReply, aStrip } from '#testing/node.ts';
import * as world from '#testing/world.ts';
import { answerHome, answerTemplates, someEntries } from './around.ts';
import { healthOfNodes, poolIdOf, poolNames, someNodes, uuid } from './nodes.ts';

const { ago } = world;

const tooOld = world.aRule('version', {
  verdict: 'fail',
  reason: 'version-too-old',
  seen: '1.16.3',
  fixer: 'you-with-downtime',
});
const onEni = world.aRule('network-plugin', { verdict: 'fail', reason: 'plugin-direct-eni', fixer: 'nobody' });
const plainGr = world.aRule('network-plugin', { verdict: 'unknown', reason: 'plugin-plain-gr' });

/** The clusters of the account: the one with nodes first, then others in every readiness. */
export function someClusters(count: number, health: Health, observation: Observation): Cluster[] {
  const clean = healthOf([{ state: 'running', count: 64 }]);
  const make = (index: number, name: string, more: Partial<Cluster>, failing: Rule[] = []) =>
    world.aCluster(
      { clusterId: `cls-${String(index).padStart(8, '0')}`, name, nodesObservation: observation, ...more },
      failing,
    );
  const none = { pools: 0, nodes: 0, health: healthOf([]) };
  const shanghai = { region: 'ap-shanghai' };
  const all = [
    world.aCluster({ pools: poolNames.length, nodes: nodesIn(health), health, nodesObservation: observation }),
    make(1, 'prod-gz', { health: clean, nodes: 64, pools: 2 }),
    make(2, 'checkout-gz', { ...none, readiness: 'ready' }),
    make(3, 'legacy-gz', { ...none, readiness: 'blocked', version: '1.16.3' }, [tooOld]),
    make(4, 'eni-sh', { ...none, ...shanghai, readiness: 'blocked' }, [onEni]),
    make(5, 'router-sh', { ...none, ...shanghai, readiness: 'unknown' }, [plainGr]),
    make(6, 'starting-sh', { ...none, ...shanghai, readiness: 'enabling' }),
    make(7, 'retry-sh', { ...none, ...shanghai, readiness: 'failed' }),
  ];
  const more = Array.from({ length: Math.max(0, count - all.length) }, (_, index) =>
    make(index + 8, `tenant-${String(index + 1).padStart(2, '0')}`, { health: clean, nodes: 64, pools: 2 }),
  );
  return [...all, ...more].slice(0, count);
}

const joins = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const nodeName = `gz-r07-n${String(index + 101)}`;
    const at = { nodeName, ip: `10.4.7.${(index % 200) + 20}` };
    const node = { name: nodeName, ip: at.ip, reason: '', createdTime: '2026-11-30T08:00:00Z', since: ago(40) };
    const more = [
      { state: 'running', node: { ...node, status: 'Running' }, seenAt: ago(60) },
      { state: 'seen', node: { ...node, status: 'Initializing', reason: 'Waiting for the kubelet' }, seenAt: ago(40) },
      { state: 'waiting', issuedAt: ago(100) },
      { state: 'running', node: { ...node, status: 'Running' }, seenAt: ago(90) },
      { state: 'late', issuedAt: ago(680), expiresAt: ago(-2_900) },
      { state: 'planned', issuedAt: null, expiresAt: null, issuedBy: null },
    ] as const;
    return world.aJoin({ id: uuid(1_000 + index), ...at, ...more[index % more.length] });
  });

/** What happened in the cluster today. */
const aDay = () =>
  aLastDay({
    joined: [{ at: ago(80_000), count: 22, names: ['gz-r07-n001', 'gz-r07-n002', 'gz-r07-n003'] }],
    lost: [{ at: ago(50_000), count: 2, names: ['gz-r10-n001', 'gz-r09-n003'] }],
    gaps: [{ beganAt: ago(70_000), endedAt: ago(64_000) }],
    operations: [
      {
        type: 'group',
        id: world.groupId,
        act: 'drain',
        state: 'running',
        nodes: 3,
        failed: 0,
        undecided: 0,
        late: false,
        startedAt: ago(1_600),
        endedAt: null,
      },
    ],
    outside: [{ at: ago(20_000), object: 'pool', change: 'changed', count: 1, names: ['rack-8'] }],
  });

const hasReading = ({ observedAt }: Observation) => observedAt !== null;

/**
 * Answers with a cluster of `count` nodes in six pools, some of them in trouble, and what belongs to it: hosts that join, a day's events,
 * templates, activity. `observation` dates every reading; without a good reading there are no rows.
 */
export function answerFleet(bff: StubbedBff, count: number, observation = world.anObservation()) {
  answerAsUsual(bff, observation);
  const isFull = count >= 40;
  const isRead = hasReading(observation);
  const nodes = isRead ? someNodes(count) : [];
  const isOld = isOutOfDate(observation, Date.now());
  const shown = (health: Health) => (isOld ? unknownHealth(health) : health);
  const health = healthOf([
    { state: 'late', count: 1 },
    { state: 'waiting', count: 2 },
  ]);
  for (const [state, counted] of Object.entries(healthOfNodes(nodes)) as [keyof Health, number][])
    health[state] += counted;
  const clusters = isRead ? someClusters(isFull ? 40 : 8, shown(health), observation) : [];
  const cluster = world.aCluster({
    pools: isRead ? poolNames.length : null,
    nodes: isRead ? count : null,
    health: isRead ? shown(health) : null,
    nodesObservation: observation,
  });
  const pools = (isRead ? poolNames.map((_, index) => index) : []).map((index) =>
    world.aPool({
      id: poolIdOf(index),
      name: poolNames[index] ?? '',
      nodeType: poolNames[index] === 'gpu-a' ? 'GPU' : 'CPU',
      labels: [
        { key: 'tke.cloud.tencent.com/location', value: 'idc-guangzhou-1' },
        { key: 'rack', value: `r${index + 7}` },
      ],
      deletionProtection: index % 3 === 0,
      health: shown(healthOfNodes(nodes.filter(({ nodePoolId }) => nodePoolId === poolIdOf(index)))),
      madeFrom: index % 2 ? null : { templateId: world.templateId, name: 'racks', version: 2, latest: index ? 2 : 3 },
    }),
  );
  const read = { acts: [poolLine()], observation, nodesObservation: observation };
  const regions = world.anAccount().regions.map((region) => ({ region, observation }));
  bff.answer(listClusters, { clusters, regions });
  bff.answer(getCluster, aClusterReply(cluster, world.aSupport(), observation));
  bff.answer(listExternalNodePools, { pools, ...read });
  bff.answer(getExternalNodePool, { pool: pools[0] ?? world.aPool(), ...read });
  bff.answer(listExternalNodes, aNodeList(nodes, { observation }));
  const failed = nodes.find(({ status }) => status === 'Failed');
  bff.answer(getExternalNode, aNodeReply(failed ?? null, { observation }));
  bff.answer(
    getExternalNodeHealth,
    aStrip([
      ['running', 20 * 1440],
      ['unread', 700],
      ['running', 9 * 1440],
      ['failed', 16],
    ]),
  );
  const change = { notBefore: ago(975), operationId: null, ours: false };
  bff.answer(getExternalNodeHistory, {
    changes: [
      { ...change, at: ago(960), change: 'changed', before: { status: 'Running' }, after: { status: 'Failed' } },
      { ...change, at: ago(2_600_000), change: 'appeared', before: null, after: { status: 'Running' } },
    ],
  });
  bff.answer(getLastDay, aDay());
  bff.answer(getOnboarding, { facts: world.facts, steps: [], finished: true, gate: 'open', probedAt: ago(5) });
  bff.answer(listJoins, {
    joins: joins(isFull ? Math.min(count, 500) : 12),
    observation,
    nodesInCluster: count,
    lastDownload: 'private',
    usualMs: 250_000,
  });
  const fleetNodes = nodes
    .slice(0, 100)
    .map((node) =>
      aFleetNode(node.name, { ...node, pool: poolNames[0] ?? '', state: isOld ? 'unknown' : healthStateOf(node) }),
    );
  bff.answer(listFleetNodes, aFleet(fleetNodes, { counts: shown(healthOfNodes(nodes)) }));
  answerHome(bff, clusters, shown(health), observation);
  answerTemplates(bff, isFull ? 40 : 4);
  const entries = someEntries(Math.min(count, 100));
  const open = entries.flatMap(({ operation }) => (operation && !operation.finishedAt ? [operation] : []));
  bff.answer(listActivity, {
    entries,
    people: [world.person],
    open,
    openTotal: open.length,
    clusters: [{ region: world.place.region, clusterId: world.place.clusterId, name: 'staging-gz' }],
    sets: [],
    next: null,
  });
}
