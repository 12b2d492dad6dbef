import type { Cluster, Support } from '@isthmus/contracts/clusters';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { subnets } from '#features/external-node-support/queries.ts';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Facts, type Fact } from '#shared/ui/facts.tsx';
import { ReadinessStatus } from '../cluster-status.tsx';
import { QuotaFact } from '../quota/quota-fact.tsx';
import { usePluginName, useTypeName } from '../cluster-names.ts';

const subnetsStaleMs = 60_000;

interface Props {
  cluster: Cluster;
  support: Support | null;
  mayConfirmQuota: boolean;
}

/** Facts that people copy into tickets and forms. A value that TKE does not report is shown as such, not hidden. */
export function ClusterFacts({ cluster, support, mayConfirmQuota }: Props) {
  const { t } = useTranslation(['cluster-details', 'shared']);
  const plugin = usePluginName(cluster);
  const { nodes } = cluster;
  const enabled = cluster.readiness === 'enabled';
  const subnetId = support?.subnetId || null;
  const subnetQuery = useQuery({
    ...subnets(cluster),
    staleTime: subnetsStaleMs,
    enabled: subnetId !== null,
    retry: false,
  });
  const subnet = subnetQuery.data?.subnets.find((each) => each.subnetId === subnetId);
  const afterEnabling = <span className="text-text-soft">{t('facts.afterEnabling')}</span>;
  const type = useTypeName(cluster);
  const facts: Fact[] = [
    { name: t('facts.status'), value: <ReadinessStatus cluster={cluster} /> },
    ...(enabled
      ? [
          {
            name: t('facts.quota'),
            value: nodes === null ? null : <QuotaFact cluster={cluster} nodes={nodes} mayConfirm={mayConfirmQuota} />,
          },
        ]
      : []),
    { name: t('facts.vpc'), value: cluster.vpcId },
    {
      name: t('facts.subnet'),
      value: subnetId ? (
        <span className="grid">
          <Copyable text={subnetId} what={t('facts.subnet')} />
          {subnet && (
            <span className="text-text-soft text-xs">
              {subnet.cidr} · {subnet.zone}
              {subnet.free !== null && <> · {t('facts.free', { count: subnet.free })}</>}
            </span>
          )}
        </span>
      ) : (
        <span className="text-text-soft">{t('facts.subnetBefore')}</span>
      ),
      help: t('facts.subnetHelp'),
    },
    { name: t('facts.podCidr'), value: cluster.podCidr },
    { name: t('facts.serviceCidr'), value: cluster.serviceCidr },
    { name: t('facts.plugin'), value: plugin && <span>{plugin}</span> },
    {
      name: t('facts.mode'),
      value: enabled ? (
        support?.networkType && <span>{support.networkType}</span>
      ) : cluster.enableAs ? (
        <span>{t('facts.modeIfEnabled')}</span>
      ) : null,
    },
    {
      name: t('facts.master'),
      value: support?.master || (enabled ? null : afterEnabling),
      help: t('facts.masterHelp'),
    },
    { name: t('facts.proxy'), value: support?.proxy || (enabled ? null : afterEnabling), help: t('facts.proxyHelp') },
    ...(support?.publicConnectUrl
      ? [{ name: t('facts.publicAddress'), value: support.publicConnectUrl, help: t('facts.publicHelp') }]
      : []),
    { name: t('facts.version'), value: cluster.version },
    { name: t('facts.type'), value: <span>{type}</span> },
    { name: t('facts.cloudNodes'), value: cluster.cloudNodes === null ? null : <span>{cluster.cloudNodes}</span> },
  ];
  return <Facts isQuiet facts={facts} notReported={t('shared:notReported')} />;
}
