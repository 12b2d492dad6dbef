import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { template } from '#features/templates/queries.ts';
import { refusalToAct } from '#operations/rights.ts';
import { poolOf, usePool } from '#shared/paths.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { queryClient } from '#shared/query-client.ts';
import { StaleBanner } from '#shared/reading/observation.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { ModifyExternalNodePoolForm } from './modify-external-node-pool-form.tsx';
import { externalNodePool, externalNodePools } from '../queries.ts';

/** `template` in the URL: the template to whose newest version the form brings the pool. */
const templateIdIn = (search: URLSearchParams) => search.get('template');

export const loader = ({ params, request }: LoaderFunctionArgs) => {
  const templateId = templateIdIn(new URL(request.url).searchParams);
  return Promise.all([
    templateId && queryClient.fetchQuery(template(templateId)),
    // Edits the current pool, not an older copy from another page.
    queryClient.fetchQuery(externalNodePool(poolOf(params))),
    queryClient.ensureQueryData(externalNodePools(poolOf(params))),
    queryClient.ensureQueryData(cluster(poolOf(params))),
  ]);
};

export function Component() {
  const { t } = useTranslation('external-node-pools');
  const key = usePool();
  const { data, error } = useSuspenseQuery(externalNodePool(key));
  const { data: list } = useSuspenseQuery(externalNodePools(key));
  const { data: clusterReply } = useSuspenseQuery(cluster(key));
  useWatch(...watch.nodes(key));
  const [search] = useSearchParams();
  const templateId = templateIdIn(search);
  const origin = data.pool.madeFrom;
  const madeId = templateId ?? origin?.templateId;
  const { data: made } = useQuery({ ...template(madeId ?? ''), enabled: madeId !== undefined });
  const from = made?.versions.find(({ version }) => version === origin?.version);
  const [to] = made?.versions ?? [];
  // The template of another pool has nothing to bring to this one.
  const isOrigin = made && from && origin?.templateId === madeId;
  const isBehind = isOrigin && to && templateId !== null && from.version < to.version;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={t('modify.title', { name: data.pool.name })}
        names={{ cluster: clusterReply.cluster.name, pool: data.pool.name }}
        facts={<Copyable text={key.nodePoolId} what={t('id')} />}
      />
      <StaleBanner observation={data.observation} failed={error} />
      <ModifyExternalNodePoolForm
        pool={data.pool}
        refusal={refusalToAct('modify-external-node-pool', clusterReply)}
        others={list.pools.filter(({ id }) => id !== key.nodePoolId)}
        origin={isOrigin ? { templateId: made.template.id, name: made.template.name, version: from } : undefined}
        {...(isBehind && { template: { id: made.template.id, name: made.template.name, from, to } })}
      />
    </div>
  );
}
