import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';
import { unknownOutcomes } from '@isthmus/contracts/problem';
import { isoOfTke, timeOfTke } from '@isthmus/contracts/tke-time';
import { useTranslation } from 'react-i18next';
import { operationStates } from '#operations/states.ts';
import { useOutcomeSentence } from './operation-summary.tsx';

export interface Line {
  mark: 'done' | 'now' | 'failed' | 'lost';
  words: string;
  /** Who did it: an answer of TKE to Isthmus is part of Isthmus's call. */
  by: 'isthmus' | 'tke';
  /** ISO 8601. When its result was known; null for a running line without its own start. */
  at: string | null;
  /** ISO 8601. When it began, if earlier than `at`. */
  from?: string;
  endAt?: string | null;
  requestId?: string | null;
  /** TKE's own message, or the note of the person who closed the operation. */
  detail?: string;
}

/** The line of the last attempt already shows these reasons. */
const shownByAttempt = ['refused-by-tke', 'not-sent'];
const isOver = ({ finishedAt, state }: Operation) => finishedAt !== null || state === 'needs-attention';
const isDone = ({ state }: Operation) => operationStates[state].progress === 'done';

/** Returns the calls to TKE in order. The alert below the steps shows the final refusal in full. */
function useAttemptLines(operation: Operation): Line[] {
  const { t } = useTranslation('operation');
  return operation.attempts.map(({ startedAt, answeredAt, requestId, problem, followed }, index) => {
    const isLast = index === operation.attempts.length - 1;
    const ended = operation.state === 'failed' && isLast;
    const upstream = ended ? undefined : problem?.upstream;
    const detail = upstream && { detail: `${upstream.code ?? ''} ${upstream.message}` };
    const line = {
      by: 'isthmus' as const,
      at: answeredAt ?? startedAt,
      from: startedAt,
      ...(!ended && { requestId }),
      ...detail,
    };
    // Without a problem, the answer is still pending or the waiting process is gone.
    if (!answeredAt && !problem && isLast && !isOver(operation))
      return { ...line, mark: 'now', words: t('step.called') };
    if (!answeredAt) return { ...line, mark: 'lost', words: t(upstream?.code ? 'step.failedInside' : 'step.noAnswer') };
    if (problem?.code === 'tke-busy' && !ended) return { ...line, mark: 'done', words: t('step.busy') };
    if (followed) return { ...line, mark: 'done', words: t(problem ? 'step.alreadySo' : 'step.foundDone') };
    if (problem?.notSent) return { ...line, mark: 'failed', words: t('step.notSent') };
    const isRefused = problem !== null && !unknownOutcomes.includes(problem.code);
    if (isRefused) return { ...line, mark: 'failed', words: t('step.refused') };
    return { ...line, mark: 'done', words: t(requestId && !problem ? 'step.accepted' : 'step.shownLater') };
  });
}

function useCurrentLine(operation: Operation, steps: Step[]): Line[] {
  const { t } = useTranslation('operation');
  const { state, kind, attempts } = operation;
  if (isOver(operation) || steps.some(({ endAt, status }) => !endAt && status !== 'success')) return [];
  const enabling = kind === 'enable-external-node-support' && steps.length === 0;
  const confirming = enabling ? 'step.noSteps' : 'step.confirming';
  const last = attempts.at(-1);
  const looking = last && !last.answeredAt ? 'step.looking' : 'step.checking';
  if (state === 'running' && last && !last.answeredAt && !last.problem) return [];
  const key = ['queued', 'held'].includes(state) ? 'step.queued' : state === 'waiting' ? confirming : looking;
  const from = steps.at(-1)?.endAt ? isoOfTke(steps.at(-1)?.endAt) : null;
  return [
    {
      mark: 'now',
      by: 'isthmus',
      words: t(key),
      at: null,
      from: from ?? last?.answeredAt ?? last?.startedAt ?? operation.createdAt,
    },
  ];
}

/** Tolerates clock differences between TKE and Isthmus. */
const skewMs = 60_000;

/**
 * Returns TKE's steps when they belong to this operation. TKE returns the steps of an earlier operation until
 * its next task starts. An operation that follows an existing TKE task uses that task's steps.
 */
export function ownSteps(
  { createdAt, finishedAt, attempts }: Pick<Operation, 'createdAt' | 'finishedAt' | 'attempts'>,
  steps: Step[],
): Step[] {
  const last = attempts.at(-1);
  const began = timeOfTke(steps.find(({ startAt }) => startAt)?.startAt) ?? -Infinity;
  // A later operation has replaced the steps of this one.
  if (finishedAt && began > Date.parse(finishedAt) + skewMs) return [];
  return last?.followed || began >= Date.parse(createdAt) - skewMs ? steps : [];
}

/** Returns an operation as lines: record, calls, TKE's own steps, and the current step or the outcome. */
export function useStepLines(operation: Operation, tkeSteps: Step[]): Line[] {
  const { t } = useTranslation('operation');
  const steps = ownSteps(operation, tkeSteps);
  const sentence = useOutcomeSentence()(operation);
  const attempts = useAttemptLines(operation);
  const now = useCurrentLine(operation, steps);
  const { createdAt, outcome, state, finishedAt, updatedAt } = operation;
  const ended = outcome && isOver(operation) && !shownByAttempt.includes(outcome.reason);
  return [
    { mark: 'done', by: 'isthmus', words: t('step.recorded'), at: createdAt },
    ...attempts,
    ...steps.map(({ name, startAt, endAt, status, message }): Line => {
      const failed = /fail/i.test(status);
      const mark = failed ? 'failed' : endAt || status === 'success' ? 'done' : 'now';
      const times = { at: isoOfTke(startAt), endAt: isoOfTke(endAt) };
      return { mark, by: 'tke', words: name, ...times, ...(message && { detail: message }) };
    }),
    ...now,
    ...(ended
      ? [
          {
            mark: isDone(operation) ? 'done' : state === 'needs-attention' ? 'lost' : 'failed',
            by: 'isthmus',
            words: sentence,
            at: finishedAt ?? updatedAt,
            ...(outcome.note && { detail: outcome.note }),
          } satisfies Line,
        ]
      : []),
  ];
}
