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
import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { OperationSet } from '@isthmus/contracts/operation-sets';
import type { ReplyOf } from '#shared/api/call.ts';
import { aCluster, aGroup, ago, anObservation, anOperation, aSupport, person, setId, threeNodes } from './world.ts';

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
  observeOnly: null,
  support,
  observation,
  clusterObservation: observation,
  hostsToClean: 0,
});

const groupIdOf = (index: number) => `00000000-0000-4000-8000-00000000003${3 + index}`;

/** The drain of two nodes in each of two clusters of two accounts. Their first nodes have one name. */
export const aSet = (ofGroups: Partial<OperationGroup>[] = []): OperationSet => ({
  id: setId,
  act: 'drain',
  atOnce: 1,
  actor: person,
  createdAt: ago(30),
  groups: ['staging-gz', 'edge-sh'].map((clusterName, index) => ({
    ...aGroup({
      id: groupIdOf(index),
      setId,
      ...(index && {
        accountId: '00000000-0000-4000-8000-000000000002',
        region: 'ap-shanghai',
        clusterId: 'cls-edge0001',
      }),
      operations: [0, 1].map((node) =>
        anOperation({
          id: `00000000-0000-4000-8000-00000000007${index * 2 + node}`,
          kind: 'drain-external-node',
          target: { name: threeNodes[node] ?? '' },
          input: {},
          groupId: groupIdOf(index),
          state: node ? 'held' : 'waiting',
        }),
      ),
      ...ofGroups[index],
    }),
    clusterName,
    accountName: index ? 'acme-edge' : 'acme',
  })),
});
