import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';

/** The one word for external nodes on a cluster; with the number of rules when some block it. */
export function StandingStatus({ cluster: { standing, blockedBy } }: { cluster: Cluster }) {
  const { t } = useTranslation('clusters');
  if (standing === 'blocked') return <Status status="blocked" word={t('standing.blocked', { count: blockedBy })} />;
  return <Status status={standing} {...(standing === 'failed' && { word: t('standing.failed') })} />;
}
