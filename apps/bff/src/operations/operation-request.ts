import type { OperationKindName } from '@isthmus/contracts/operations';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { By } from '#access/audit';
import type { Prisma } from '#generated/client';
import type { ProblemError } from '#http/problems';

/** An operation that is decided but not recorded yet. */
export interface OperationRequest {
  kind: OperationKindName;
  at: ClusterKey;
  target: Prisma.InputJsonObject;
  input: Prisma.InputJsonObject;
  basedOn?: Prisma.InputJsonObject;
  /** The text. It is stored sealed, until the operation ends. */
  customData?: string | null | undefined;
  /** The refusal from the object's state. An operation in flight on the object is reported first, because it is more specific. */
  refusal?: ProblemError | null;
  /** Checks that need TKE; throws a refusal. A dry run skips them. */
  askTke?: () => Promise<void>;
}

export interface Identity {
  actorId: string;
  idempotencyKey: string;
  bodyHash: string;
  by: By;
  /** The approved request that is recorded. */
  approvalId: string | null;
}
