import type { Attention } from '@isthmus/contracts/attention';
import type { Cluster } from '@isthmus/contracts/clusters';
import type { Health } from '@isthmus/contracts/health';
import { getHome } from '@isthmus/contracts/home';
import type { Observation } from '@isthmus/contracts/observation';
import { isOutOfDate } from '@isthmus/contracts/out-of-date';
import { getTemplate, listTemplates } from '@isthmus/contracts/templates';
import type { StubbedBff } from '#testing/bff.ts';
import { aHome, days } from '#testing/home.ts';
import { aTemplate, aVersion } from '#testing/templates.ts';
import * as world from '#testing/world.ts';
import { poolIdOf, uuid } from './nodes.ts';

const { ago, place, poolPlace } = world;
const named = { ...place, clusterName: 'staging-gz' };
const rack7 = { ...named, nodePoolId: poolPlace.nodePoolId, poolName: 'rack-7' };

const attention = (failed: number): Attention[] => [
  {
    ...named,
    code: 'failed-nodes',
    count: failed,
    since: ago(960),
    pool: { nodePoolId: poolIdOf(3), name: 'edge-foshan', count: Math.ceil(failed / 2) },
  },
  {
    ...named,
    code: 'operation-waits',
    id: world.operationId,
    kind: 'create-external-node-pool',
    target: 'rack-32',
    reason: 'no-match',
    since: ago(540),
  },
  { ...rack7, code: 'late-hosts', count: 1, since: ago(680) },
  { ...rack7, code: 'links-expire', count: 9, at: ago(-1_050) },
  { ...named, code: 'version-skew', count: 2, version: '1.30.4', kubelet: 'v1.27.9-tke.1', kubelets: 1 },
];

const outOfDate = (health: Health, { observedAt, problem }: Observation): Attention => ({
  code: 'out-of-date',
  accountId: world.accountId,
  region: place.region,
  cluster: null,
  clusters: 1,
  nodes: health.unknown,
  since: observedAt,
  problem: problem?.code ?? null,
});

/** Home of an account with these clusters, in which hosts join and nodes drain. */
export function answerHome(bff: StubbedBff, clusters: Cluster[], health: Health, observation: Observation) {
  const { observedAt } = observation;
  const [account] = aHome().accounts;
  if (!account) throw new Error('Home has an account');
  const nodes = clusters.reduce((sum, each) => sum + (each.nodes ?? 0), 0);
  bff.answer(
    getHome,
    aHome({
      counts: {
        accounts: 1,
        clusters: clusters.length,
        nodes,
        failed: health.failed,
        unknown: health.unknown,
        failedClusters: health.failed ? 1 : 0,
      },
      attention: isOutOfDate(observation, Date.now()) ? [outOfDate(health, observation)] : attention(health.failed),
      inProgress: [
        {
          ...named,
          type: 'group',
          id: world.groupId,
          act: 'drain',
          state: 'running',
          pausedBecause: null,
          nodes: 12,
          total: 12,
          ended: 7,
          failed: 0,
          since: ago(1_600),
        },
        {
          ...rack7,
          type: 'hosts',
          total: 40,
          running: 31,
          failed: 0,
          joining: 5,
          late: 1,
          waiting: 3,
          since: ago(680),
        },
      ],
      accounts: [
        {
          ...account,
          health,
          oldestReading: observedAt,
          clusters: clusters.filter(({ readiness }) => readiness === 'enabled').slice(0, 8),
          availability: days.map((day, index) => ({
            day,
            running: index % 9 === 4 ? 0.984 : 0.9996,
            unread: index === 12 ? 0.3 : 0,
            worst: index % 9 === 4 ? ('failed' as const) : ('running' as const),
          })),
          available: 0.9978,
        },
      ],
      days: days.map((day, index) => ({
        day,
        joined: (index * 7) % 11,
        removed: index % 6 === 2 ? 3 : 0,
        lost: index % 9 === 4 ? 2 : 0,
      })),
      oldestReading: observedAt,
    }),
  );
}

const templateNames = ['racks', 'edge', 'gpu-nodes', 'batch-spot'];
/** Answers with `count` templates. The first has three versions, and a pool that is behind. */
export function answerTemplates(bff: StubbedBff, count: number) {
  const settings = aVersion().settings;
  const versions = [3, 2, 1].map((version) =>
    aVersion({
      version,
      note: version === 3 ? 'Taint for the racks' : '',
      settings: { ...settings, taints: version === 3 ? [{ key: 'idc', value: 'true', effect: 'NoSchedule' }] : [] },
      createdAt: ago((4 - version) * 700_000),
    }),
  );
  const [latest = aVersion()] = versions;
  const template = aTemplate({ latest, pools: 3, behind: 1 });
  const more = Array.from({ length: count - 1 }, (_, index) =>
    aTemplate({
      id: uuid(500 + index),
      name: templateNames[index + 1] ?? `tenant-${index}`,
      pools: (index * 3) % 5,
      behind: index % 4 === 1 ? Math.min(2, (index * 3) % 5) : 0,
    }),
  );
  bff.answer(listTemplates, { templates: [template, ...more] });
  const { madeFrom: _, ...pool } = world.aPool();
  const made = { ...place, clusterName: 'staging-gz', nodePoolId: pool.id, name: pool.name, pool };
  bff.answer(getTemplate, {
    template,
    versions,
    pools: [
      { ...made, version: 2 },
      { ...made, nodePoolId: poolIdOf(2), name: 'rack-9', version: 3 },
    ],
  });
}

/** Operations of one person, and nodes that appeared without Isthmus, newest first. */
export const someEntries = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const at = ago(8 + index * 1_700);
    if (index % 5 === 3)
      return {
        type: 'change' as const,
        at,
        notBefore: ago(38 + index * 1_700),
        id: String(index),
        object: 'node' as const,
        objectId: `gz-r07-n${index}`,
        change: 'appeared' as const,
        name: `gz-r07-n${index}`,
        region: place.region,
        clusterId: place.clusterId,
        before: null,
        after: {},
      };
    const ended = index ? { state: 'succeeded' as const, finishedAt: ago(index * 1_700 - 60) } : {};
    const kind = kinds[index % kinds.length] ?? 'create-external-node-pool';
    const isFailed = index % 11 === 7;
    return {
      type: 'operation' as const,
      at,
      operation: world.anOperation({
        id: uuid(2_000 + index),
        kind,
        target: { name: kind.endsWith('pool') ? `rack-${7 + (index % 4)}` : `gz-r07-n${100 + index}` },
        createdAt: at,
        ...ended,
        ...(isFailed && { state: 'failed' as const }),
      }),
    };
  });

const kinds = [
  'modify-external-node-pool',
  'drain-external-node',
  'delete-external-node',
  'create-external-node-pool',
] as const;
