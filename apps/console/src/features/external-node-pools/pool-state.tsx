import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';

/** TKE's LifeState, shown only when it is not `normal`; only that value is documented, so others keep TKE's word. */
export function PoolState({ state }: { state: string }) {
  const { t } = useTranslation('external-node-pools');
  if (!state || state.toLowerCase() === 'normal') return null;
  if (state.toLowerCase() === 'deleting') return <Status status="terminating" word={t('deleting')} />;
  return <Status status="unknown" word={state} />;
}
