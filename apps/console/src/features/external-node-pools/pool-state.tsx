import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { nodesIn } from '@isthmus/contracts/health';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';

/** Shows TKE's LifeState unless it is `normal`. TKE documents only that value, so others show TKE's raw word. */
export function PoolState({ state }: { state: string }) {
  const { t } = useTranslation('external-node-pools');
  if (!state || state.toLowerCase() === 'normal') return null;
  if (state.toLowerCase() === 'deleting') return <Status status="terminating" word={t('deleting')} />;
  return <Status status="unknown" word={state} />;
}

/** Shows the number of nodes in each state. Cordoned nodes run. */
export function NodeHealth({ health }: Pick<ExternalNodePool, 'health'>) {
  const { t } = useTranslation('external-node-pools');
  const { failed, draining } = health;
  const total = nodesIn(health);
  const running = health.running + health.cordoned;
  const shown = [
    ['running', 'running', running],
    ['failed', 'failed', failed],
    ['draining', 'draining', draining],
    ['other', 'unknown', total - running - failed - draining],
  ] as const;
  if (!total) return <span className="text-text-soft">{t('noNodes')}</span>;
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {shown.map(
        ([name, status, count]) =>
          count > 0 && <Status key={name} status={status} word={t(`health.${name}`, { count })} />,
      )}
    </span>
  );
}
