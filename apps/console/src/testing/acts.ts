import {
  clusterActs,
  nodeActs,
  poolActs,
  type Act,
  type Acts,
  type NodeAct,
  type PoolAct,
} from '@isthmus/contracts/acts';
import type { Cluster, getCluster, Support } from '@isthmus/contracts/clusters';
import type { Observation } from '@isthmus/contracts/observation';
import type { ReplyOf } from '#shared/api/call.ts';
import { aCluster, anObservation, aSupport } from './world.ts';

/** Acts as the BFF returns them: all allowed except `refused`. */
const lineOf = <A extends Act>(acts: readonly A[], refused: Partial<Acts<A>>) =>
  ({ ...Object.fromEntries(acts.map((act) => [act, null])), ...refused }) as Acts<A>;
export const poolLine = (refused: Partial<Acts<PoolAct>> = {}) => lineOf(poolActs, refused);
export const nodeLine = (refused: Partial<Acts<NodeAct>> = {}) => lineOf(nodeActs, refused);

/** The BFF's acts for a cluster with a known support state. */
const clusterLine = ({ readiness, enableAs }: Cluster) => {
  const unless = enableAs ? null : ('network-type-unsupported' as const);
  const refused = { enabled: 'already-enabled', enabling: 'enabling', blocked: 'cluster-blocked' } as const;
  return lineOf(clusterActs, {
    'enable-external-node-support': readiness in refused ? refused[readiness as keyof typeof refused] : unless,
    'create-external-node-pool': readiness === 'enabled' ? null : 'not-enabled',
  });
};

/** All acts, for a person with every permission. */
const everyAct: Act[] = [...clusterActs, ...poolActs, ...nodeActs];

/** The reply for a cluster, for a person with every permission. */
export const aClusterReply = (
  cluster: Cluster = aCluster(),
  support: Support | null = aSupport(),
  observation: Observation = anObservation(),
): ReplyOf<typeof getCluster> => ({
  cluster,
  acts: clusterLine(cluster),
  permits: everyAct,
  support,
  observation,
  clusterObservation: observation,
});
