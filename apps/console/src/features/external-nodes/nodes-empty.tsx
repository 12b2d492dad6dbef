import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useTranslation } from 'react-i18next';
import { useCluster } from '#shared/cluster-key.ts';
import { paths } from '#shared/paths.ts';
import { Empty } from '#shared/ui/empty.tsx';
import { LinkButton } from '#shared/ui/link-button.tsx';

const mostPools = 4;

interface Props {
  pools: ExternalNodePool[];
  isEnabled: boolean;
}

/** What a node is, and the first step towards one. */
export function NodesEmpty({ pools, isEnabled }: Props) {
  const { t } = useTranslation('external-nodes');
  const key = useCluster();
  if (!isEnabled)
    return (
      <Empty
        title={t('notEnabled.title')}
        action={<LinkButton to={paths.enable(key)}>{t('notEnabled.action')}</LinkButton>}
      >
        {t('notEnabled.text')}
      </Empty>
    );
  const ways = pools.slice(0, mostPools).map(({ id, name }) => (
    <LinkButton key={id} to={paths.addHosts({ ...key, nodePoolId: id })}>
      {t('empty.add', { pool: name })}
    </LinkButton>
  ));
  return (
    <Empty
      title={t('empty.title')}
      action={ways.length ? ways : <LinkButton to={paths.newExternalNodePool(key)}>{t('empty.pool')}</LinkButton>}
    >
      {t('empty.text')}
    </Empty>
  );
}
