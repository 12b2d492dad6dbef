import type { AuditEntry } from '@isthmus/contracts/audit';
import type { TakesEveryKey } from '#shared/i18n/text-keys.ts';
import { operationStates } from '#operations/states.ts';
import { paths } from '#shared/paths.ts';
import type { Shape } from '#shared/ui/mark.tsx';

export type Look = 'done' | 'failed' | 'working' | 'attention' | 'quiet';

export const marks: Record<Look, [shape: Shape, colour: string]> = {
  done: ['tick', 'text-good'],
  failed: ['square', 'text-bad-fill'],
  working: ['half', 'text-info-fill'],
  attention: ['warning', 'text-warn-fill'],
  quiet: ['dash', 'text-text-soft'],
};

const looks: Record<AuditEntry['outcome'], Look> = {
  done: 'done',
  requested: 'quiet',
  denied: 'failed',
  failed: 'failed',
  conflict: 'failed',
  'needs-attention': 'attention',
  resolved: 'done',
  cancelled: 'quiet',
};
const looksOfProgress = {
  done: 'done',
  now: 'working',
  held: 'quiet',
  cancelled: 'quiet',
  failed: 'failed',
  attention: 'attention',
} as const;

/** How it went on: of a request, what became of its operation by now. */
export function outcomeOf({ outcome, operation, details }: AuditEntry, t: TakesEveryKey): { look: Look; text: string } {
  if (outcome === 'requested' && operation) {
    const look = looksOfProgress[operationStates[operation.state].progress];
    return { look, text: t(`operations:state.${operation.state}`) };
  }
  const { needs } = details;
  const role = (['viewer', 'operator', 'admin', 'owner'] as const).find((one) => one === needs);
  return { look: looks[outcome], text: role ? t(`audit:needs.${role}`) : t(`audit:outcome.${outcome}`) };
}

/** What the person did, tried or requested, without the object. */
export function actWords({ act, outcome, operation }: AuditEntry, t: TakesEveryKey) {
  const isDone = outcome === 'done' || outcome === 'resolved' || act === 'sign-in-refused';
  if (isDone || (outcome === 'requested' && operation?.state === 'succeeded')) return t(`audit-acts:did.${act}`);
  return t(outcome === 'requested' || outcome === 'cancelled' ? 'audit:requested' : 'audit:tried', {
    act: t(`audit-acts:to.${act}`),
  });
}

/** The name at that time, else the id. A group has none that says more than its act. */
export const objectName = ({ object }: AuditEntry) =>
  object && object.kind !== 'group' ? (object.name ?? object.id ?? '') : '';

/** The page of the object; null for one without a page. */
export function objectPath({ object, accountId, region, clusterId }: AuditEntry) {
  if (!object?.id) return null;
  const { kind, id } = object;
  if (kind === 'template') return paths.template(id);
  if (kind === 'person') return paths.people();
  if (kind === 'account') return paths.settings(id);
  if (kind === 'group' && accountId) return paths.operationGroup(accountId, id);
  if (!accountId || !region || !clusterId) return null;
  const cluster = { accountId, region, clusterId };
  if (kind === 'pool') return paths.externalNodePool({ ...cluster, nodePoolId: id });
  return kind === 'node' ? paths.externalNode(cluster, id) : paths.cluster(cluster);
}
