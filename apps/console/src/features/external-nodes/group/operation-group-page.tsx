import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, type LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { countProgress, GroupStatus } from '#operations/group-progress.tsx';
import { operationGroup } from '#operations/queries.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { accountOf, paths, useAccountId } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Age } from '#shared/time/age.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { useGroupControls } from './group-controls.tsx';
import { GroupNodesTable } from './group-nodes-table.tsx';
import { GroupPicture } from './group-picture.tsx';
import { GroupTroubles } from './group-troubles.tsx';

export async function loader({ params }: LoaderFunctionArgs) {
  const group = await queryClient.ensureQueryData(operationGroup(accountOf(params), params['groupId'] ?? ''));
  // The cluster's name is only for the breadcrumbs, so a missing cluster must not hide the group.
  await queryClient.prefetchQuery(cluster(group));
  return null;
}

export function Component() {
  const { t } = useTranslation('node-acts');
  const { t: tOperations } = useTranslation('operations');
  const accountId = useAccountId();
  const { groupId = '' } = useParams();
  useWatch(...watch.operations(accountId));
  const { data: group } = useSuspenseQuery(operationGroup(accountId, groupId));
  const name = queryClient.getQueryData(cluster(group).queryKey)?.cluster.name ?? group.clusterId;
  const { act, state, pausedBecause, atOnce, actor, createdAt, setId } = group;
  const { total, cancelled } = countProgress(group);
  const { buttons, below } = useGroupControls({ groups: [group], controlled: { accountId, groupId } });
  return (
    <div className="grid gap-4">
      <PageHeader
        title={tOperations(`group.title.${act}`, { count: total })}
        names={{ cluster: name }}
        at={group}
        state={<GroupStatus group={group} />}
        facts={
          <span>
            {t('groupPage.atOnce', { count: atOnce })} · {tOperations('requestedBy', { name: actor.name })} ·{' '}
            <Age at={createdAt} />
            {setId && (
              <>
                {' · '}
                <Link to={paths.operationSet(setId)} className="link">
                  {t('groupPage.ofSet')}
                </Link>
              </>
            )}
          </span>
        }
        action={buttons}
      />
      <GroupPicture group={group} />
      {state === 'paused' && pausedBecause && (
        <Banner tone="warn" role="status" title={t(`groupPage.pausedTitle.${pausedBecause}`)}>
          {t(`groupPage.pausedText.${pausedBecause}`)}
        </Banner>
      )}
      {state === 'stopped' && cancelled > 0 && (
        <Banner tone="info">{t('groupPage.stopped', { count: cancelled })}</Banner>
      )}
      {below}
      <GroupTroubles groups={[group]} />
      <GroupNodesTable groups={[group]} />
    </div>
  );
}
