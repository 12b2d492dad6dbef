import type { NodeAct } from '@isthmus/contracts/acts';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNode } from '#shared/page/node-key.ts';
import ActDialog from '../acts/act-dialog.tsx';
import { selectionFor, type NodeRefusals } from '../acts/selection.ts';
import { useStale } from '#shared/reading/observation.tsx';
import { externalNodes } from '../queries.ts';

interface Props {
  act: NodeAct;
  node: ExternalNode;
  clusterName: string;
  pools: ExternalNodePool[];
  refusalOf: NodeRefusals;
  onClose: () => void;
}

/** The dialog of an act on one node. Reads all nodes, because it says what remains of the pool and the cluster. */
export default function NodeActDialog({ act, node, clusterName, pools, refusalOf, onClose }: Props) {
  const key = useNode();
  const { data } = useSuspenseQuery(externalNodes(key));
  // As at the time the dialog opened. The act itself must not change it.
  const [selection] = useState(() => selectionFor(act, [node], refusalOf));
  const isOutOfDate = useStale(data.observation);
  const part = {
    cluster: key,
    clusterName,
    selection,
    all: data.nodes,
    poolOf: (id: string | null) => pools.find((one) => one.id === id)?.name ?? id ?? '',
    isOutOfDate,
  };
  return <ActDialog act={act} parts={[part]} onClose={onClose} onDone={onClose} />;
}
