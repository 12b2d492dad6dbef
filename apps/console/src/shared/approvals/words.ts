import type { Approval, ApprovalState } from '@isthmus/contracts/approvals';
import { useTranslation } from 'react-i18next';
import { paths } from '#shared/paths.ts';
import type { StatusName } from '#shared/status.tsx';

export const statusOf: Record<ApprovalState, StatusName> = {
  open: 'waiting',
  approved: 'running',
  declined: 'failed',
  withdrawn: 'cancelled',
  expired: 'stale',
  void: 'cancelled',
};

/** Returns what a request asks for, such as "Delete pool rack-7". Names are those at the request. */
export function useApprovalTitle() {
  const { t } = useTranslation('approvals');
  return ({ act, effect: { name, nodes } }: Pick<Approval, 'act' | 'effect'>) =>
    t(`what.${act}`, { name: name ?? '', count: nodes ?? 0 });
}

/** Returns the page of what an approval recorded; null without one. */
export function recordedPath({ places: [place], operationId, groupId, setId }: Approval): string | null {
  if (setId) return paths.operationSet(setId);
  if (!place) return null;
  if (groupId) return paths.operationGroup(place.accountId, groupId);
  return operationId ? paths.operation(place.accountId, operationId) : null;
}
