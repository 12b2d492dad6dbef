import type { ClusterKey } from '@isthmus/contracts/places';
import type { NodeChange } from '@isthmus/contracts/external-nodes';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Age } from '#shared/time/age.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { nodeStatusOf } from '#shared/status.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { externalNodeHistory } from '../queries.ts';

const fields = ['status', 'reason', 'unschedulable', 'ip', 'location', 'nodePoolId', 'createdTime', 'name'] as const;

function useChangeLines() {
  const { t } = useTranslation(['node-details', 'shared']);
  const valueOf = (field: string, value: unknown) => {
    if (value === null || value === undefined || value === '') return t('change.nothing');
    if (typeof value === 'boolean') return t(value ? 'shared:yes' : 'shared:no');
    if (field !== 'status' || typeof value !== 'string') return String(value);
    const { status, word } = nodeStatusOf(value);
    return word ?? t(`shared:status.${status}`);
  };
  return ({ change, before, after }: NodeChange): string[] => {
    if (change !== 'changed') {
      const facts = change === 'appeared' ? after : before;
      return [t(`change.${change}`, { status: valueOf('status', facts?.['status']) })];
    }
    return fields
      .filter((field) => (before && field in before) || (after && field in after))
      .map((field) =>
        t('change.from', {
          field: t(`change.field.${field}`),
          before: valueOf(field, before?.[field]),
          after: valueOf(field, after?.[field]),
        }),
      );
  };
}

/** Lists observed changes of nodes with this name, newest first, and marks those by Isthmus. */
export function NodeHistory({ cluster, name }: { cluster: ClusterKey; name: string }) {
  const { t } = useTranslation(['node-details', 'shared']);
  const { data, error } = useQuery(externalNodeHistory(cluster, name));
  const linesOf = useChangeLines();
  return (
    <Section title={t('drawer.history')}>
      <ProblemAlert problem={error} />
      {!data && !error && <Skeleton label={t('shared:loading')} lines={3} />}
      {data && !data.changes.length && <p className="text-text-soft">{t('change.none')}</p>}
      <ol className="grid gap-2">
        {data?.changes.map((change, index) => (
          <li key={index} className="border-line grid gap-0.5 border-b pb-2 last:border-b-0">
            {linesOf(change).map((line) => (
              <span key={line} className="break-words">
                {line}
              </span>
            ))}
            <span className="text-text-soft text-xs">
              <Age at={change.at} /> ·{' '}
              {change.operationId ? (
                <Link className="link" to={paths.operation(cluster.accountId, change.operationId)}>
                  {t('change.byUs')}
                </Link>
              ) : (
                t(change.ours ? 'change.byJoin' : 'change.fromOutside')
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
