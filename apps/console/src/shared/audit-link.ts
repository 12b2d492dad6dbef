import type { ClusterKey } from '@isthmus/contracts/places';
import type { Session } from '@isthmus/contracts/session';
import { paths } from './paths.ts';

/** Whether the person reads the audit: owners all of it, admins that of their places. */
export const readsAudit = ({ isOwner, grants }: Pick<Session, 'isOwner' | 'grants'>, accountId?: string) =>
  isOwner || grants.some((grant) => grant.role === 'admin' && (accountId ?? grant.accountId) === grant.accountId);

interface Named {
  kind: string;
  id: string;
  name: string;
}

/** The entries about an object; of a cluster, all in it. Ids of pools and names of nodes repeat in other clusters. */
export const auditOf = ({ kind, id, name }: Named, at?: Partial<ClusterKey>) =>
  paths.audit({
    ...(at?.accountId && { account: at.accountId }),
    ...(at?.region && { region: at.region }),
    ...(at?.clusterId && { cluster: at.clusterId }),
    ...(kind !== 'cluster' && { object: kind, id, name }),
  });
