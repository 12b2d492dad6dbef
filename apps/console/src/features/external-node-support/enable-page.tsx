import type { Cluster } from '@isthmus/contracts/clusters';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { refusalToAct } from '#operations/rights.ts';
import { Eligibility } from '#shared/eligibility/eligibility.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { clusterOf, paths, useCluster } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { StaleBanner } from '#shared/reading/observation.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Empty } from '#shared/ui/placeholder.tsx';
import { EnableForm } from './enable-form.tsx';

export const loader = ({ params }: LoaderFunctionArgs) => queryClient.ensureQueryData(cluster(clusterOf(params)));

/**
 * A separate page, because enabling cannot be undone. Shows the reason instead of the form when nothing can be enabled.
 */
export function Component() {
  const { t } = useTranslation('external-node-support');
  const key = useCluster();
  const { data, error } = useSuspenseQuery(cluster(key));
  useWatch(...watch.cluster(key));
  const { name, clusterId, region } = data.cluster;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t('title', { name })}
        names={{ cluster: name }}
        facts={
          <>
            <Copyable text={clusterId} what={t('clusterId')} />
            <span>{region}</span>
          </>
        }
      />
      <StaleBanner observation={data.observation} failed={error} />
      {data.acts['enable-external-node-support'] === null ? (
        <EnableForm
          cluster={data.cluster}
          support={data.support}
          refusal={refusalToAct('enable-external-node-support', data)}
        />
      ) : (
        <NothingToEnable cluster={data.cluster} />
      )}
    </div>
  );
}

/** Explains why there is no form: enabled, enabling, blocked, or no documented request. */
function NothingToEnable({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslation('external-node-support');
  const { name, readiness, networkType } = cluster;
  const back = <LinkButton to={paths.cluster(cluster)}>{t('backToCluster', { name })}</LinkButton>;
  if (readiness === 'enabled')
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
  if (readiness === 'enabling')
    return (
      <Empty title={t('enabling.title', { name })} action={back}>
        {t('enabling.text')}
      </Empty>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {readiness !== 'blocked' && (
        <Empty title={t('undocumented.title')} action={back}>
          {t(networkType === 'CiliumOverlay' ? 'undocumented.cilium' : 'undocumented.unread')}
        </Empty>
      )}
      <Eligibility cluster={cluster} />
      {readiness === 'blocked' && <div>{back}</div>}
    </div>
  );
}
