import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { externalNodes } from '#features/external-nodes/queries.ts';
import { Eligibility } from '#shared/eligibility/eligibility.tsx';
import { HostNetworkNote } from '#shared/host-network-note.tsx';
import { clusterOf, useCluster } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { StaleBanner } from '#shared/reading/observation.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Section } from '#shared/ui/section.tsx';
import { cluster as clusterQuery } from '../queries.ts';
import { ClusterFacts } from './cluster-facts.tsx';
import { EnablingFailed } from './enabling-failed.tsx';
import { EnabledOverview } from './enabled-overview.tsx';

export async function loader({ params }: LoaderFunctionArgs) {
  const key = clusterOf(params);
  const { cluster } = await queryClient.ensureQueryData(clusterQuery(key));
  if (cluster.readiness !== 'enabled') return null;
  await Promise.all([
    queryClient.ensureQueryData(externalNodes(key)),
    queryClient.ensureQueryData(externalNodePools(key)),
  ]);
  return null;
}

/** Answers what is wrong in this cluster, and where. Before external nodes are enabled: whether they can be, and what to do. */
export function Component() {
  const { t } = useTranslation('cluster-details');
  const { data, error } = useSuspenseQuery(clusterQuery(useCluster()));
  const { cluster, support, observation, clusterObservation } = data;
  const { readiness, networkType } = cluster;
  const isGateClosed = cluster.rules.some(({ rule, verdict }) => rule === 'beta-access' && verdict === 'fail');
  const hostNetwork = (support?.networkType ?? (cluster.enableAs || '')) === 'HostNetwork';
  const facts = (
    <Section title={t('facts.title')}>
      <ClusterFacts cluster={cluster} support={support} mayConfirmQuota={data.permits.includes('add-hosts')} />
    </Section>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {/* A closed beta gate is a failed rule, not a failed read. */}
      <StaleBanner
        observation={observation.problem && !isGateClosed ? observation : clusterObservation}
        failed={error}
      />
      {readiness === 'failed' && <EnablingFailed cluster={cluster} support={support} />}
      {readiness !== 'enabled' && networkType === 'CiliumOverlay' && (
        <Banner tone="warn" title={t('cilium.title')}>
          {t('cilium.text')}
        </Banner>
      )}
      {readiness === 'enabled' ? (
        <EnabledOverview
          cluster={cluster}
          hasProblem={[observation, clusterObservation].some(({ problem }) => problem) || error !== null}
          aside={
            <>
              {/* On a phone, health has the page, and the facts are in the Network tab. */}
              <div className="max-sm:hidden">{facts}</div>
              {hostNetwork && <HostNetworkNote />}
            </>
          }
        />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_304px]">
          {readiness !== 'enabling' && (
            <Section title={t('eligibility')}>
              <Eligibility cluster={cluster} />
            </Section>
          )}
          {facts}
        </div>
      )}
    </div>
  );
}
