import type { Found } from '@isthmus/contracts/search';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Boxes, Layers, LayoutTemplate } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { operationStates } from '#operations/states.ts';
import { AccountMark } from '#shared/account-mark.tsx';
import { paths } from '#shared/paths.ts';
import { StatusMark } from '#shared/status.tsx';
import type { Entry } from './entry.ts';

/** Returns a function that makes entries of what the search found. */
export function useFoundEntries() {
  const { t } = useTranslation(['palette', 'shared', 'operations']);
  const { data } = useSuspenseQuery(cloudAccounts());
  const isOneAccount = data.accounts.length < 2;
  const inCluster = ({ accountName, clusterName }: { accountName: string; clusterName: string }) =>
    isOneAccount ? clusterName : `${accountName} / ${clusterName}`;

  return (found: Found): Entry => {
    const { name } = found;
    const what = t(`what.${found.kind}`);
    const common = { group: 'go', label: name } as const;
    switch (found.kind) {
      case 'account': {
        const colour = data.accounts.find(({ id }) => id === found.accountId)?.colour ?? 'slate';
        return {
          ...common,
          // The page of its clusters has the same address, and may be in the list too.
          id: found.accountId,
          to: paths.clusters(found.accountId),
          mark: <AccountMark colour={colour} />,
          note: `${what}, ${found.uin}`,
          where: '',
        };
      }
      case 'cluster': {
        const to = paths.cluster(found);
        const note = `${what}, ${found.clusterId}, ${found.region}`;
        return { ...common, id: to, to, mark: <Boxes />, note, where: found.accountName };
      }
      case 'pool': {
        const to = paths.externalNodePool(found);
        return {
          ...common,
          id: to,
          to,
          mark: <Layers />,
          note: `${what}, ${found.nodePoolId}`,
          where: inCluster(found),
        };
      }
      case 'node': {
        const to = paths.externalNode(found, name);
        const note = [what, found.ip, t(`shared:status.${found.state}`)].filter(Boolean).join(', ');
        return {
          ...common,
          id: to,
          to,
          isNode: true,
          mark: <StatusMark status={found.state} />,
          note,
          where: inCluster(found),
        };
      }
      case 'template': {
        const to = paths.template(found.templateId);
        return { ...common, id: to, to, mark: <LayoutTemplate />, note: what, where: '' };
      }
      case 'operation': {
        const to = paths.operation(found.accountId, found.operationId);
        const label = t(`operations:title.${found.operation}`, { name });
        const note = `${what}, ${t(`operations:state.${found.state}`)}`;
        return {
          ...common,
          id: to,
          to,
          label,
          mark: <StatusMark status={operationStates[found.state].status} />,
          note,
          where: inCluster(found),
        };
      }
    }
  };
}
