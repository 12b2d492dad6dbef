import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';

/** Shows TKE's LifeState unless it is `normal`. TKE documents only that value, so others show TKE's raw word. */
export function PoolState({ state }: { state: string }) {
  const { t } = useTranslation('external-node-pools');
  if (!state || state.toLowerCase() === 'normal') return null;
  if (state.toLowerCase() === 'deleting') return <Status status="terminating" word={t('deleting')} />;
  return <Status status="unknown" word={state} />;
}
