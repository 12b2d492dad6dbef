import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { Mark } from '#shared/ui/mark.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { useNow } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import type { Rights } from '#operations/rights.ts';
import { NeedsAttention } from './needs-attention.tsx';
import { useStepLines } from './step-lines.ts';

interface Props {
  operation: Operation;
  rights: Rights;
  /** TKE's own steps, as far as TKE returned them. Only enabling has them. */
  steps?: Step[];
}

/** Renders an operation's steps and its problem. When it needs attention, also the actions for a person. */
export const OperationBody = ({ operation, rights, steps = [] }: Props) => (
  <>
    <OperationSteps operation={operation} steps={steps} />
    <OperationProblem operation={operation} rights={rights} />
  </>
);

/** Shows what went wrong, and what a person can do. Renders nothing while all goes well. */
export function OperationProblem({ operation, rights }: Omit<Props, 'steps'>) {
  const { state, outcome } = operation;
  return (
    <>
      {(state === 'failed' || state === 'needs-attention') && <ProblemAlert problem={outcome?.problem} />}
      {outcome?.reason === 'unread-yet' && <ProblemAlert problem={outcome.problem} tone="warn" />}
      {state === 'needs-attention' && <NeedsAttention operation={operation} rights={rights} />}
    </>
  );
}

/** The shape and the colour of each mark. */
export const lineMarks = {
  done: ['tick', 'text-good'],
  now: ['half', 'text-info-fill breathing'],
  failed: ['square', 'text-bad-fill'],
  lost: ['question', 'text-warn'],
} as const;

/** Renders the steps of an operation: state, start offset, duration, TKE's message and request id. */
function OperationSteps({ operation, steps }: Required<Omit<Props, 'rights'>>) {
  const { t } = useTranslation('operation');
  const now = useNow();
  const duration = useDuration();
  const began = Date.parse(operation.createdAt);
  return (
    <ol aria-label={t('steps')} className="grid max-w-3xl gap-1">
      {useStepLines(operation, steps).map(({ mark, words, at, endAt, requestId, detail }, index) => {
        const [shape, colour] = lineMarks[mark];
        const lasted = at && endAt ? Date.parse(endAt) - Date.parse(at) : null;
        return (
          <li key={index} className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2">
            <Mark shape={shape} className={`mt-1 ${colour}`} />
            <span className="min-w-0 break-words">
              <span className="sr-only">{t(`mark.${mark}`)} </span>
              {words}
              {lasted !== null && (
                <span className="text-text-soft tabular ml-2 text-xs">{t('took', { time: duration(lasted) })}</span>
              )}
              {detail && <span className="text-text-soft block text-xs break-words">{detail}</span>}
              {requestId && (
                <span className="text-text-soft block text-xs">
                  {t('request')} <Copyable text={requestId} what={t('request')} />
                </span>
              )}
            </span>
            <span className="text-text-soft tabular text-xs leading-[19px]">
              {duration((at ? Date.parse(at) : now) - began)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
