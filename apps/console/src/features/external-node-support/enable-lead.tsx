import type { Cluster, Support } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { HostNetworkNote } from '#shared/host-network-note.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Section } from '#shared/ui/section.tsx';

/** Shows why the last attempt failed and which network the nodes get. */
export function EnableLead({ cluster, support }: { cluster: Cluster; support: Support | null }) {
  const { t } = useTranslation('external-node-support');
  const { enableAs, networkType, vpcCniType } = cluster;
  return (
    <>
      {cluster.readiness === 'failed' && support && support.subnetId !== null && (
        <Banner tone="bad" title={t('lastTry.title')}>
          <p className="break-words">{support.failedReason || t('lastTry.none')}</p>
          <p>{t('lastTry.next')}</p>
        </Banner>
      )}
      <Section title={t('network.title')}>
        <p>
          {t('network.type')} <code className="font-mono font-semibold">{enableAs}</code>{' '}
          <span className="text-text-soft">
            · {t('network.derived', { plugin: [networkType, vpcCniType].filter(Boolean).join(' · ') })}
          </span>
        </p>
        <HostNetworkNote />
      </Section>
    </>
  );
}
