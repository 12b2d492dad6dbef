import { currentSession } from '@isthmus/contracts/routes/session';
import type { Refusal } from '@isthmus/contracts/acts';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { Grant } from '@isthmus/contracts/roles';
import type { Session } from '@isthmus/contracts/session';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { auditOf, readsAudit } from '#shared/audit-link.ts';
import { ApiError, call, waitForSession } from '#shared/api/call.ts';

/** The signed-in person. Throws `not-signed-in`. The calls that start and end a session load with their screens (entry.ts). */
export const session = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => waitForSession(call(currentSession, { signal }).then(orNotSignedIn)),
  });

function orNotSignedIn<T>(found: T | null): T {
  if (!found) throw new ApiError({ status: 401, code: 'not-signed-in', title: '' });
  return found;
}

/** Returns why the person may not do what needs this role on the whole account; null: the person may. Admins change its settings. */
export function useAccountRefusal(accountId: string, ...roles: Grant['role'][]): Refusal | null {
  const { data } = useQuery(session());
  const holds = data?.grants.some((one) => one.accountId === accountId && !one.region && roles.includes(one.role));
  return data?.isOwner || holds ? null : { reason: 'not-permitted' };
}

/** Returns why the person may not do what belongs to no account: write templates, or own the installation. Null: the person may. */
export function useOwnRefusal(permission: Session['permits'][number]): Refusal | null {
  const { data } = useQuery(session());
  return data?.permits.includes(permission) ? null : { reason: 'not-permitted' };
}

/** Returns the menu item that leads to what happened to an object. None for a person who does not read the audit. */
export function useAuditItem(object: Parameters<typeof auditOf>[0], at?: ClusterKey) {
  const { t } = useTranslation();
  const { data } = useQuery(session());
  return data && readsAudit(data, at?.accountId) ? [{ label: t('place.audit'), to: auditOf(object, at) }] : [];
}
