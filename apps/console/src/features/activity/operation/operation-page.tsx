import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, type LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { useDescribeEntry, useTicketText } from '#operations/activity/described.ts';
import { AttemptsTable } from '#operations/operation/attempts-table.tsx';
import { OperationProblem } from '#operations/operation/operation-body.tsx';
import { ConflictDiff, OperationInput } from '#operations/operation/operation-input.tsx';
import { OperationStatus, useOperationTitle } from '#operations/operation/operation-summary.tsx';
import { inProgress, operation } from '#operations/queries.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { accountOf, paths, useAccountId } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { rememberVisit } from '#shared/remembered.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { CopyTextButton } from '#shared/ui/copy/copy-text-button.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Section } from '#shared/ui/section.tsx';
import { OperationFacts } from './operation-facts.tsx';
import { StoryPicture } from './story-picture.tsx';

export const loader = ({ params }: LoaderFunctionArgs) =>
  queryClient.ensureQueryData(operation(accountOf(params), params['operationId'] ?? ''));

/** Renders everything known about one operation: its story in one picture, then what was requested, then the calls. */
export function Component() {
  const { t } = useTranslation(['operation', 'activity']);
  const accountId = useAccountId();
  const { operationId = '' } = useParams();
  const { data, error } = useSuspenseQuery(operation(accountId, operationId));
  useWatch(...watch.operations(accountId), ...watch.cluster(data));
  const enabling = data.kind === 'enable-external-node-support';
  // The name and the steps are extras: without them the page is still whole.
  const { data: reply } = useQuery(cluster(data));
  // A member of a group waits for its turn most of the time, so no duration is usual for it.
  const { data: progress } = useQuery({ ...inProgress(), enabled: data.groupId === null });
  const usual = progress?.usual.find((one) => one.accountId === accountId && one.kind === data.kind);
  const title = useOperationTitle()(data);
  const to = paths.operation(accountId, operationId);
  useEffect(
    () => rememberVisit({ kind: 'operation', name: title, cluster: data.clusterId, to }),
    [title, data.clusterId, to],
  );
  const entry = { type: 'operation' as const, at: data.createdAt, operation: data };
  const ticket = useTicketText()(entry, useDescribeEntry()(entry));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={title}
        state={
          <span role="status">
            <OperationStatus operation={data} />
          </span>
        }
        facts={<Copyable text={data.id} what={t('id')} />}
        action={<CopyTextButton text={ticket}>{t('activity:copyEntry')}</CopyTextButton>}
      />
      <ProblemAlert problem={error} tone="warn" />
      <div
        className="grid grid-cols-[minmax(0,1fr)] content-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_304px]"
        style={{ gridTemplateRows: 'auto 1fr' }}
      >
        <div className="grid min-w-0 content-start gap-6">
          <section aria-label={t('steps')} className="grid gap-3">
            <StoryPicture
              operation={data}
              steps={enabling ? (reply?.support?.progress ?? []) : []}
              usualMs={(data.groupId === null && usual?.ms) || null}
            />
            <OperationProblem operation={data} rights={reply} />
          </section>
          <ConflictDiff operation={data} />
        </div>
        <div className="grid content-start gap-6 xl:col-start-2 xl:row-span-2 xl:row-start-1">
          <Section title={t('summary.title')}>
            <OperationInput operation={data} />
          </Section>
          <OperationFacts operation={data} clusterName={reply?.cluster.name ?? null} />
        </div>
        {data.attempts.length > 0 && (
          <Section title={t('attempts.title')}>
            <AttemptsTable operation={data} />
          </Section>
        )}
      </div>
    </div>
  );
}
