import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Eligibility } from '#shared/eligibility/eligibility.tsx';
import { paths } from '#shared/paths.ts';
import { LinkButton } from '#shared/ui/button.tsx';
import { Empty } from '#shared/ui/placeholder.tsx';

/** Explains why there is no form: enabled, enabling, blocked, or no documented request. */
export function NothingToEnable({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslation('external-node-support');
  const { name, standing, networkType } = cluster;
  const back = <LinkButton to={paths.cluster(cluster)}>{t('backToCluster', { name })}</LinkButton>;
  if (standing === 'enabled')
    return (
      <Empty
        title={t('enabled.title', { name })}
        action={
          <>
            <LinkButton variant="primary" to={paths.externalNodePools(cluster)}>
              {t('enabled.pools')}
            </LinkButton>
            {back}
          </>
        }
      >
        {t('enabled.text')}
      </Empty>
    );
  if (standing === 'enabling')
    return (
      <Empty title={t('enabling.title', { name })} action={back}>
        {t('enabling.text')}
      </Empty>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {standing !== 'blocked' && (
        <Empty title={t('undocumented.title')} action={back}>
          {t(networkType === 'CiliumOverlay' ? 'undocumented.cilium' : 'undocumented.unread')}
        </Empty>
      )}
      <Eligibility cluster={cluster} />
      {standing === 'blocked' && <div>{back}</div>}
    </div>
  );
}
