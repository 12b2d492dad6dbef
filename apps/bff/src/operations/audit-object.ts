import type { ClusterKey } from '@isthmus/contracts/places';
import { z } from 'zod';
import type { AuditObject } from '#access/audit';

const Target = z.object({ name: z.string().nullish(), nodePoolId: z.string().nullish() });

/** Returns what an operation changes. A pool has no id before TKE has created it. */
export function objectOf(kind: string, { clusterId }: Pick<ClusterKey, 'clusterId'>, target: unknown): AuditObject {
  const { name, nodePoolId } = Target.safeParse(target).data ?? {};
  if (kind.endsWith('-pool')) return { kind: 'pool', id: nodePoolId ?? null, name };
  if (kind.endsWith('-node')) return { kind: 'node', id: name ?? null, name };
  return { kind: 'cluster', id: clusterId, name };
}
