import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, type LoaderFunctionArgs } from 'react-router';
import { countProgress, ProgressStatus, setStateOf, sumProgress } from '#operations/group-progress.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Age } from '#shared/time/age.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { useGroupControls } from '../group/group-controls.tsx';
import { GroupNodesTable } from '../group/group-nodes-table.tsx';
import { GroupTroubles } from '../group/group-troubles.tsx';
import { SetPicture } from './set-picture.tsx';
import { operationSet } from './set-query.ts';

export const loader = async ({ params }: LoaderFunctionArgs) => {
  await queryClient.ensureQueryData(operationSet(params['setId'] ?? ''));
  return null;
};

/** Shows the groups of one press over several clusters as one, with buttons for all. Each group pauses and ends by itself. */
export function Component() {
  const { t } = useTranslation('node-acts');
  const { t: tOperations } = useTranslation('operations');
  const { setId = '' } = useParams();
  const { data: set } = useSuspenseQuery(operationSet(setId));
  const { groups, act, atOnce, actor, createdAt } = set;
  const accountIds = [...new Set(groups.map(({ accountId }) => accountId))];
  useWatch(...accountIds.flatMap((accountId) => watch.operations(accountId)));
  const counts = sumProgress(groups.map(countProgress));
  const state = setStateOf(groups);
  const paused = groups.filter((group) => group.state === 'paused');
  const isLate = paused.some(({ pausedBecause }) => pausedBecause === 'late');
  const { buttons, below } = useGroupControls({ groups, controlled: { setId } });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={tOperations(`group.title.${act}`, { count: counts.total })}
        state={<ProgressStatus state={state} counts={counts} isLate={isLate} />}
        facts={
          <span>
            {tOperations('group.inClusters', { count: groups.length })} · {t('groupPage.atOnceEach', { count: atOnce })}{' '}
            · {tOperations('requestedBy', { name: actor.name })} · <Age at={createdAt} />
          </span>
        }
        action={buttons}
      />
      {below}
      {paused.length > 0 && (
        <Banner
          tone="warn"
          role="status"
          title={t('groupPage.pausedClusters', { count: paused.length, clusters: groups.length })}
        >
          {t('groupPage.pausedClustersText', {
            names: paused.map(({ clusterName, clusterId }) => clusterName || clusterId).join(t('groupPage.comma')),
          })}
        </Banner>
      )}
      <SetPicture groups={groups} />
      {counts.cancelled > 0 && <Banner tone="info">{t('groupPage.stopped', { count: counts.cancelled })}</Banner>}
      <GroupTroubles groups={groups} />
      <GroupNodesTable groups={groups} />
    </div>
  );
}
