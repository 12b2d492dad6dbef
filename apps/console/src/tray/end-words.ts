import type { Ended } from '@isthmus/contracts/in-progress';
import { useTranslation } from 'react-i18next';
import { groupStates, operationStates } from '#operations/states.ts';
import { paths } from '#shared/paths.ts';
import type { StatusName } from '#shared/status.tsx';

/** Identifies an end in every reading and tab. An operation that waits for a person ends again when it is decided. */
export const keyOf = (end: Ended) =>
  end.type === 'hosts' ? `${end.clusterId} ${end.nodePoolId} ${end.lastCommandAt}` : `${end.id} ${end.state}`;

/** True while an operation waits for a person's decision. */
export const waits = (end: Ended) => end.type === 'operation' && end.state === 'needs-attention';

export interface EndWords {
  /** The page that shows it. */
  to: string;
  status: StatusName;
  what: string;
  place: string;
  /** How it ended. */
  note: string;
}

/** Returns a function that says what ended, and how. Needs the texts of `tray`, `home` and `operations`. */
export function useEndWords() {
  const { t } = useTranslation(['tray', 'operations', 'home']);
  return (end: Ended): EndWords => {
    if (end.type === 'operation')
      return {
        to: paths.operation(end.accountId, end.id),
        status: operationStates[end.state].status,
        what: t(`operations:title.${end.kind}`, { name: end.target }),
        place: end.clusterName,
        note: t(`operations:state.${end.state}`),
      };
    if (end.type === 'group' || end.type === 'set')
      return {
        ...(end.type === 'group'
          ? { to: paths.operationGroup(end.accountId, end.id), place: end.clusterName }
          : { to: paths.operationSet(end.id), place: t('operations:group.inClusters', { count: end.clusters }) }),
        status: end.failed ? 'failed' : groupStates[end.state],
        what: t(`operations:group.title.${end.act}`, { count: end.nodes }),
        note: end.failed
          ? t('groupFailed', { count: end.failed, total: end.total })
          : t(`operations:group.state.${end.state}`),
      };
    return {
      to: paths.externalNodePool(end),
      status: end.failed ? 'failed' : end.late ? 'late' : 'running',
      what: t('home:progress.hosts', { count: end.total, pool: end.poolName }),
      place: end.clusterName,
      note:
        end.failed + end.late
          ? t('hosts', { running: end.running, total: end.total, count: end.failed + end.late })
          : t('home:progress.running', { running: end.running, total: end.total }),
    };
  };
}
