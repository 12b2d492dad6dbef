import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, type LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { countProgress, GroupStatus, nodesOfGroup } from '#operations/group-progress.tsx';
import { operationGroup } from '#operations/queries.ts';
import { controllingGroup } from './controlling.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { accountOf, useAccountId } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Age } from '#shared/time/age.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { GroupNodesTable } from './group-nodes-table.tsx';
import { GroupPicture } from './group-picture.tsx';
import { GroupTroubles } from './group-troubles.tsx';

const StopGroupDialog = lazy(() => import('./stop-group-dialog.tsx'));

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
  const pausing = useMutation(controllingGroup(accountId, groupId, 'pause'));
  const resuming = useMutation(controllingGroup(accountId, groupId, 'resume'));
  const [isStopping, setStopping] = useState(false);
  const { act, state, pausedBecause, atOnce, actor, createdAt } = group;
  const { total, held, cancelled } = countProgress(group);
  const isOpen = state === 'running' || state === 'paused';
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
          </span>
        }
        action={
          isOpen &&
          held > 0 && (
            <>
              {state === 'running' ? (
                <Button onClick={() => pausing.mutate()} pending={pausing.isPending}>
                  {t('groupPage.pause')}
                </Button>
              ) : (
                <Button variant="primary" onClick={() => resuming.mutate()} pending={resuming.isPending}>
                  {t('groupPage.resume')}
                </Button>
              )}
              <Button onClick={() => setStopping(true)}>{t('groupPage.stop')}</Button>
            </>
          )
        }
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
      <ProblemAlert problem={pausing.error ?? resuming.error} />
      <GroupTroubles group={group} />
      <GroupNodesTable act={act} nodes={nodesOfGroup(group)} />
      {isStopping && (
        <Suspense>
          <StopGroupDialog accountId={accountId} groupId={groupId} held={held} onClose={() => setStopping(false)} />
        </Suspense>
      )}
    </div>
  );
}
