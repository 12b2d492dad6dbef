import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { targetPath } from '#operations/operation/operation-summary.tsx';
import { operationStates } from '#operations/states.ts';
import { paths } from '#shared/paths.ts';
import { Age } from '#shared/time/age.tsx';
import { Countdown } from '#shared/time/duration.tsx';
import { Facts } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';

interface Props {
  operation: Operation;
  /** Null while the cluster is not read or no longer listed. */
  clusterName: string | null;
}

/** Renders the target, the person and the times of an operation. */
export function OperationFacts({ operation, clusterName }: Props) {
  const { t } = useTranslation(['operation', 'shared']);
  const { accountId, region, clusterId, target, actor, state, createdAt, finishedAt, deadline, groupId, approval } =
    operation;
  const facts = [
    {
      name: t('summary.on'),
      value: (
        <Link to={targetPath(operation)} className="link break-words">
          {target.name}
        </Link>
      ),
    },
    {
      name: t('summary.cluster'),
      value: (
        <span>
          <Link
            to={paths.cluster({ accountId, region, clusterId })}
            title={clusterId}
            className={`link ${clusterName ? '' : 'font-mono text-xs'}`}
          >
            {clusterName ?? clusterId}
          </Link>{' '}
          · {region}
        </span>
      ),
    },
    { name: t('summary.by'), value: <span className="break-words">{`${actor.name} (${actor.email})`}</span> },
    ...(approval
      ? [
          {
            name: t('summary.approvedBy'),
            value: (
              <Link className="link break-words" to={paths.approval(approval.id)}>
                {approval.brokeGlass ? t('summary.nobody') : approval.approvedBy}
              </Link>
            ),
          },
        ]
      : []),
    { name: t('summary.at'), value: <Age at={createdAt} /> },
    finishedAt
      ? { name: t('summary.finished'), value: <Age at={finishedAt} /> }
      : deadline &&
        operationStates[state].progress === 'now' && {
          name: t('summary.deadline'),
          value: <Countdown to={deadline} />,
        },
    groupId && {
      name: t('summary.group'),
      value: (
        <Link to={paths.operationGroup(accountId, groupId)} className="link">
          {t('summary.oneOfGroup')}
        </Link>
      ),
    },
  ].flatMap((fact) => fact || []);
  return (
    <Section title={t('facts')}>
      <Facts facts={facts} notReported={t('shared:unknown')} isQuiet />
    </Section>
  );
}
