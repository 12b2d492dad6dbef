import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#shared/paths.ts';

interface Props {
  cluster: Cluster;
  /** "4 failed" instead of the number alone. */
  words?: boolean;
}

/** How many nodes TKE calls Failed, as the way to them. */
export function FailedNodes({ cluster, words = false }: Props) {
  const { t } = useTranslation('clusters');
  const { failedNodes: count } = cluster;
  if (!count) return words ? null : <span className="text-text-soft text-xs">{count ?? '–'}</span>;
  return (
    <Link to={paths.externalNodes(cluster, '?status=Failed')} className="link inline-flex items-baseline gap-1">
      <span aria-hidden className="text-bad">
        ■
      </span>
      {words ? t('failedCount', { count }) : count}
      {!words && <span className="sr-only">{t('failedCount', { count })}</span>}
    </Link>
  );
}
