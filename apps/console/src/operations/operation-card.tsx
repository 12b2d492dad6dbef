import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Age } from '#shared/age.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { NeedsAttention } from './needs-attention.tsx';
import { OperationStatus } from './operation-status.tsx';
import { OperationSteps } from './operation-steps.tsx';
import { useOperationTitle } from './operation-title.tsx';

interface Props {
  operation: Operation;
  steps?: Step[];
  /** How long this kind usually takes, in the reader's words. */
  usual?: string;
}

/** One operation on the page of its object: live while it is under way, and what a person can do when it waits for one. */
export function OperationCard({ operation, steps = [], usual }: Props) {
  const { t } = useTranslation('operations');
  const title = useOperationTitle();
  const { accountId, id, state, actor, createdAt, outcome } = operation;
  const edge =
    state === 'needs-attention' || operation.late
      ? 'border-warn'
      : state === 'failed' || state === 'conflict'
        ? 'border-bad'
        : 'border-line';
  return (
    <article aria-label={title(operation)} className={`bg-surface grid gap-2 rounded-md border px-4 py-3 ${edge}`}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="flex flex-wrap items-baseline gap-x-3">
          <Link to={paths.operation(accountId, id)} className="link">
            {title(operation)}
          </Link>
          <span className="font-normal" role="status">
            <OperationStatus operation={operation} />
          </span>
        </h3>
        <p className="text-text-soft text-xs">
          {t('askedBy', { name: actor.name })} · <Age at={createdAt} />
          {usual && <> · {t('usual', { usual })}</>}
        </p>
      </header>
      <OperationSteps operation={operation} steps={steps} />
      {(state === 'failed' || state === 'needs-attention') && <ProblemAlert problem={outcome?.problem} />}
      {state === 'needs-attention' && <NeedsAttention operation={operation} />}
    </article>
  );
}
