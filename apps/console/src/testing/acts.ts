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
import type { ExternalNode, listExternalNodes } from '@isthmus/contracts/external-nodes';
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

type NodeList = ReplyOf<typeof listExternalNodes>;
/** The answer with all nodes, on which every act is allowed. The facts were read together with the nodes. */
export const aNodeList = (nodes: ExternalNode[], more: Partial<NodeList> = {}): NodeList => {
  const { observation = anObservation() } = more;
  const read = { observation, joiningObservation: observation, factsObservation: observation };
  return { nodes, acts: [nodeLine()], gone: null, version: '1', ...read, ...more };
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
  whoMay: {},
  support,
  observation,
  clusterObservation: observation,
  hostsToClean: 0,
});
