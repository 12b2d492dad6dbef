import type { OperationKindName } from '@isthmus/contracts/operations';
import { createExternalNodePool } from './create-external-node-pool.ts';
import { deleteExternalNode } from './delete-external-node.ts';
import { deleteExternalNodePool } from './delete-external-node-pool.ts';
import { drainExternalNode } from './drain-external-node.ts';
import { enableExternalNodeSupport } from './enable-external-node-support.ts';
import { modifyExternalNodePool } from './modify-external-node-pool.ts';
import type { OperationKind } from './operation-kind.ts';

/** All kinds of changes that Isthmus makes. */
export const kinds: Record<OperationKindName, OperationKind> = {
  'enable-external-node-support': enableExternalNodeSupport,
  'create-external-node-pool': createExternalNodePool,
  'modify-external-node-pool': modifyExternalNodePool,
  'delete-external-node-pool': deleteExternalNodePool,
  'drain-external-node': drainExternalNode,
  'delete-external-node': deleteExternalNode,
};
