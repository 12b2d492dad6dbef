import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useTranslation } from 'react-i18next';
import { groupStates } from '#operations/states.ts';
import { Status } from '#shared/status.tsx';
import { countProgress } from './group-progress.ts';

/** Shows the group's state and the number of done, failed and waiting nodes. */
export function GroupStatus({ group }: { group: OperationGroup }) {
  const { t } = useTranslation('operations');
  const { total, done, failed, attention } = countProgress(group);
  const wrong = failed + attention > 0;
  const late = group.pausedBecause === 'late';
  const status = wrong ? 'failed' : late ? 'late' : groupStates[group.state];
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Status status={status} word={t(`group.state.${group.state}`)} />
      <span className="tabular">
        {t('group.done', { done, total })}
        {failed > 0 && ` · ${t('group.failed', { count: failed })}`}
        {attention > 0 && ` · ${t('group.attention', { count: attention })}`}
      </span>
    </span>
  );
}
