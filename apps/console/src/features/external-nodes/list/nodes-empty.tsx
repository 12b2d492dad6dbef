import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cluster } from '#features/clusters/queries.ts';
import { usePoolInMaking } from '#operations/pool-in-making.ts';
import { useCluster } from '#shared/cluster-key.ts';
import { EnableLink } from '#shared/eligibility/enable-link.tsx';
import { paths } from '#shared/paths.ts';
import { Empty } from '#shared/ui/empty.tsx';
import { LinkButton } from '#shared/ui/link-button.tsx';

const mostPools = 4;

interface Props {
  pools: ExternalNodePool[];
  isEnabled: boolean;
}

/** What a node is, and the first step towards one. */
export default function NodesEmpty({ pools, isEnabled }: Props) {
  const { t } = useTranslation('external-nodes');
  const key = useCluster();
  const { data: about } = useQuery(cluster(key));
  const isMaking = usePoolInMaking(key);
  if (!isEnabled)
    return (
      <Empty title={t('notEnabled.title')} action={about && <EnableLink cluster={about.cluster} />}>
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
      action={
        ways.length ? ways : !isMaking && <LinkButton to={paths.newExternalNodePool(key)}>{t('empty.pool')}</LinkButton>
      }
    >
      {t(isMaking && !ways.length ? 'empty.making' : 'empty.text')}
    </Empty>
  );
}
