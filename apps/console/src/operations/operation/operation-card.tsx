import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Age } from '#shared/time/age.tsx';
import { paths } from '#shared/paths.ts';
import { OperationBody } from './operation-body.tsx';
import type { Rights } from '#operations/rights.ts';
import { operationStates } from '#operations/states.ts';
import { OperationStatus, useOperationTitle, useOutcomeSentence } from './operation-summary.tsx';

interface Props {
  operation: Operation;
  rights: Rights;
  steps?: Step[];
  /** The usual duration of this kind, in the reader's language. */
  usual?: string;
}

/**
 * Renders an operation on its object's page. Shows the steps while it runs or after a failure, one line after success.
 */
export function OperationCard({ operation, rights, steps = [], usual }: Props) {
  const { t } = useTranslation('operations');
  const title = useOperationTitle()(operation);
  const sentence = useOutcomeSentence()(operation);
  const { accountId, id, state, actor, createdAt, finishedAt, late } = operation;
  const { progress } = operationStates[state];
  const edge = progress === 'attention' || late ? 'border-warn' : progress === 'failed' ? 'border-bad' : 'border-line';
  const isQuiet = progress === 'done' || progress === 'cancelled';
  return (
    <article aria-label={title} className={`bg-surface grid gap-2 rounded-md border px-4 py-2.5 ${edge}`}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <Link to={paths.operation(accountId, id)} className="link break-words">
            {title}
          </Link>
          <span className="font-normal" role="status">
            <OperationStatus operation={operation} />
          </span>
          {isQuiet && <span className="text-text-soft text-xs font-normal break-words">{sentence}</span>}
        </h3>
        <p className="text-text-soft text-xs">
          {t('requestedBy', { name: actor.name })} · <Age at={finishedAt ?? createdAt} />
          {usual && !finishedAt && <> · {t('usual', { usual })}</>}
        </p>
      </header>
      {!isQuiet && <OperationBody operation={operation} rights={rights} steps={steps} />}
    </article>
  );
}
