import type { Step } from '@isthmus/contracts/clusters';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { Operation } from '@isthmus/contracts/operations';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { serverNow } from '#shared/time/clock.ts';
import { inFlight } from './queries.ts';
import type { Rights } from './rights.ts';

// Lazy, because most pages have no running operation.
const OperationCard = lazy(async () => {
  const [module] = await Promise.all([import('./operation/operation-card.tsx'), loadTexts('operation')]);
  return { default: module.OperationCard };
});
const recentMs = 10 * 60_000;

/** True when the operation runs, waits for a person, or ended a moment ago. */
const isCurrent = ({ finishedAt }: Operation) => !finishedAt || serverNow() - Date.parse(finishedAt) < recentMs;

interface Props {
  cluster: ClusterKey;
  rights: Rights;
  /**
   * Selects the operations of this page. Without it, the cluster's operations are all shown. Grouped operations appear
   * with their group.
   */
  concerns?: (operation: Operation) => boolean;
  /** TKE's own steps for enabling. */
  steps?: Step[];
}

/** Shows the live operations of this page's object. Renders nothing without operations. */
export function OperationsInFlight({ cluster, rights, concerns = () => true, steps = [] }: Props) {
  const { t } = useTranslation('operations');
  const { data } = useQuery(inFlight(cluster));
  useWatch(...watch.operations(cluster.accountId));
  const shown = (data?.operations ?? []).filter(
    (operation) => !operation.groupId && isCurrent(operation) && concerns(operation),
  );
  if (!shown.length) return null;
  return (
    <section aria-label={t('inFlight')} className="grid gap-2">
      <Suspense>
        {shown.map((operation) => {
          const enabling = operation.kind === 'enable-external-node-support';
          return (
            <OperationCard
              key={operation.id}
              operation={operation}
              rights={rights}
              {...(enabling && { steps, usual: t('usualEnable') })}
            />
          );
        })}
      </Suspense>
    </section>
  );
}
