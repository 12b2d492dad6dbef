import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#shared/paths.ts';
import { Age } from '#shared/time/age.tsx';
import { countProgress, GroupStatus } from './group-progress.tsx';
import { operationGroup } from './queries.ts';

interface Props {
  accountId: string;
  ids: string[];
  concerns: (group: OperationGroup) => boolean;
}

/** Shows one live line per group of drains or deletions. */
export default function GroupLines({ accountId, ids, concerns }: Props) {
  const { t } = useTranslation('operations');
  const readings = useQueries({ queries: ids.map((id) => operationGroup(accountId, id)) });
  const groups = readings.flatMap(({ data }) => (data && concerns(data) ? [data] : []));
  // Keep their places, so that nothing below them moves.
  const pending = readings.filter(({ isPending }) => isPending).length;
  if (!groups.length && !pending) return null;
  return (
    <ul aria-label={t('group.inFlight')} className="border-line bg-surface divide-line grid divide-y rounded-md border">
      {groups.map((group) => (
        <li key={group.id} className="flex min-h-9 flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
          <Link to={paths.operationGroup(group.accountId, group.id)} className="link font-medium">
            {t(`group.title.${group.act}`, { count: countProgress(group).total })}
          </Link>
          <GroupStatus group={group} />
          {group.pausedBecause && <span className="text-warn">{t(`group.paused.${group.pausedBecause}`)}</span>}
          <span className="text-text-soft ml-auto text-xs">
            {t('requestedBy', { name: group.actor.name })} · <Age at={group.createdAt} />
          </span>
        </li>
      ))}
      {Array.from({ length: pending }, (_, index) => (
        <li key={index} aria-hidden className="h-9" />
      ))}
    </ul>
  );
}
