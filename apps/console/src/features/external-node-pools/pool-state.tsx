import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useTranslation } from 'react-i18next';
import { Status, type StatusName } from '#shared/status.tsx';

/** Shows TKE's LifeState unless it is `normal`. TKE documents only that value, so others show TKE's raw word. */
export function PoolState({ state }: { state: string }) {
  const { t } = useTranslation('external-node-pools');
  if (!state || state.toLowerCase() === 'normal') return null;
  if (state.toLowerCase() === 'deleting') return <Status status="terminating" word={t('deleting')} />;
  return <Status status="unknown" word={state} />;
}

const shown = [
  ['running', 'running'],
  ['failed', 'failed'],
  ['draining', 'draining'],
  ['other', 'unknown'],
] as const satisfies [keyof ExternalNodePool['nodes'], StatusName][];

/** Shows the number of nodes in each state. */
export function NodeHealth({ nodes }: Pick<ExternalNodePool, 'nodes'>) {
  const { t } = useTranslation('external-node-pools');
  if (!nodes.total) return <span className="text-text-soft">{t('noNodes')}</span>;
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {shown.map(
        ([name, status]) =>
          nodes[name] > 0 && <Status key={name} status={status} word={t(`health.${name}`, { count: nodes[name] })} />,
      )}
    </span>
  );
}
