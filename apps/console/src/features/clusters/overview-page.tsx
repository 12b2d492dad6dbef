import type { Cluster, Support } from '@isthmus/contracts/clusters';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Eligibility } from '#shared/eligibility/eligibility.tsx';
import { HostNetworkNote } from '#shared/host-network-note.tsx';
import { Mark } from '#shared/mark.tsx';
import { useCluster } from '#shared/paths.ts';
import { StaleBanner } from '#shared/reading/observation.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Section } from '#shared/ui/section.tsx';
import { ClusterFacts } from './cluster-facts.tsx';
import { cluster as clusterQuery } from './queries.ts';

/** Renders one block of facts to copy. Before external nodes are enabled, also shows the eligibility rules. */
export function Component() {
  const { t } = useTranslation('clusters');
  const { data, error } = useSuspenseQuery(clusterQuery(useCluster()));
  const { cluster, support, observation, clusterObservation } = data;
  const { readiness, networkType } = cluster;
  const enabled = readiness === 'enabled';
  const isGateClosed = cluster.rules.some(({ rule, verdict }) => rule === 'beta-access' && verdict === 'fail');
  const hostNetwork = (support?.networkType ?? (cluster.enableAs || '')) === 'HostNetwork';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {/* A closed beta gate is a failed rule, not a failed read. */}
      <StaleBanner
        observation={observation.problem && !isGateClosed ? observation : clusterObservation}
        failed={error}
      />
      {readiness === 'failed' && <EnablingFailed cluster={cluster} support={support} />}
      {!enabled && networkType === 'CiliumOverlay' && (
        <Banner tone="warn" title={t('cilium.title')}>
          {t('cilium.text')}
        </Banner>
      )}
      {!enabled && readiness !== 'enabling' && (
        <Section title={t('eligibility')}>
          <Eligibility cluster={cluster} />
        </Section>
      )}
      <Section title={t('facts.title')}>
        <ClusterFacts cluster={cluster} support={support} />
      </Section>
      {enabled && hostNetwork && <HostNetworkNote />}
    </div>
  );
}

interface Props {
  cluster: Cluster;
  support: Support | null;
}

/** Shows why TKE could not enable external nodes and how far it came. The page's main button retries. */
function EnablingFailed({ cluster: { name }, support }: Props) {
  const { t } = useTranslation('clusters');
  const steps = support?.progress ?? [];
  return (
    <section aria-label={t('failed.title', { name })}>
      <Banner tone="bad" title={t('failed.title', { name })}>
        <p className="break-words">{support?.failedReason || t('failed.none')}</p>
        {steps.length > 0 && (
          <ol aria-label={t('failed.steps')} className="my-1.5 grid gap-0.5 font-mono text-xs">
            {steps.map((step) => {
              const good = step.status === 'success';
              return (
                <li key={step.name} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-1.5">
                  <Mark shape={good ? 'tick' : 'square'} className={`mt-0.5 ${good ? 'text-good' : 'text-bad-fill'}`} />
                  <span className="break-words">
                    {step.name} {!good && `${step.status} ${step.message}`}
                  </span>
                </li>
              );
            })}
          </ol>
        )}
        <p>{t('failed.next')}</p>
      </Banner>
    </section>
  );
}
