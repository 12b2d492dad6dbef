import type { OperationKindName } from '@isthmus/contracts/operations';
import { enableExternalNodeSupport } from './enable-external-node-support.ts';
import type { OperationKind } from './operation-kind.ts';

/** Every kind of change that Isthmus makes. */
export const kinds: Record<OperationKindName, OperationKind> = {
  'enable-external-node-support': enableExternalNodeSupport,
};
