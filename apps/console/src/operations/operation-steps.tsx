import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '#shared/clock.ts';
import { clockOf } from '#shared/duration.ts';
import { Copyable } from '#shared/ui/copyable.tsx';

interface Line {
  mark: 'done' | 'now' | 'failed' | 'lost';
  words: ReactNode;
  at: string | null;
  requestId?: string | null;
  said?: string;
}

const marks = {
  done: ['✓', 'text-good'],
  now: ['◐', 'text-info breathing'],
  failed: ['■', 'text-bad'],
  lost: ['?', 'text-warn'],
} as const;

const isOver = ({ finishedAt, state }: Operation) => finishedAt !== null || state === 'needs-attention';

function useLines(operation: Operation, steps: Step[]): Line[] {
  const { t } = useTranslation('operations');
  const { createdAt, attempts, state, outcome } = operation;
  const lines: Line[] = [{ mark: 'done', words: t('step.recorded'), at: createdAt }];
  for (const { startedAt, answeredAt, requestId, problem } of attempts) {
    const said = problem?.upstream ? `${problem.upstream.code ?? ''} ${problem.upstream.message}` : undefined;
    if (problem && answeredAt)
      lines.push({ mark: 'failed', words: t('step.refused'), at: answeredAt, requestId, ...(said && { said }) });
    else if (!answeredAt)
      lines.push({ mark: 'lost', words: t('step.noAnswer'), at: startedAt, requestId, ...(said && { said }) });
    else
      lines.push({ mark: 'done', words: t(requestId ? 'step.accepted' : 'step.foundDone'), at: answeredAt, requestId });
  }
  for (const step of steps) {
    const failed = /fail/i.test(step.status);
    const mark = failed ? 'failed' : step.endAt || step.status === 'success' ? 'done' : 'now';
    lines.push({ mark, words: step.name, at: step.startAt, ...(step.message && { said: step.message }) });
  }
  if (!isOver(operation) && !steps.some(({ endAt, status }) => !endAt && status !== 'success')) {
    const key =
      state === 'queued' || state === 'held' ? 'step.queued' : state === 'waiting' ? 'step.confirming' : 'step.asking';
    lines.push({ mark: 'now', words: t(key), at: null });
  }
  if (outcome && isOver(operation)) {
    const good = state === 'succeeded' || state === 'resolved';
    lines.push({
      mark: good ? 'done' : state === 'needs-attention' ? 'lost' : 'failed',
      words: t(`outcome.${outcome.reason}`, { seen: outcome.seen ?? '' }),
      at: operation.finishedAt ?? operation.updatedAt,
      ...(outcome.note && { said: outcome.note }),
    });
  }
  return lines;
}

interface Props {
  operation: Operation;
  /** TKE's own steps, where it returns any (enabling). Only what TKE has returned is drawn. */
  steps?: Step[];
}

/** An operation as a line of steps: state, when it began after the asking, TKE's own words and request id. */
export function OperationSteps({ operation, steps = [] }: Props) {
  const { t } = useTranslation('operations');
  const now = useNow();
  const began = Date.parse(operation.createdAt);
  return (
    <ol className="grid gap-1">
      {useLines(operation, steps).map(({ mark, words, at, requestId, said }, index) => {
        const [shape, colour] = marks[mark];
        return (
          <li key={index} className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2">
            <span aria-hidden className={`text-center ${colour}`}>
              {shape}
            </span>
            <span className="min-w-0">
              <span className="sr-only">{t(`mark.${mark}`)} </span>
              {words}
              {said && <span className="text-text-soft block text-xs break-words">{said}</span>}
            </span>
            <span className="text-text-soft tabular text-xs">{clockOf((at ? Date.parse(at) : now) - began)}</span>
            {requestId && (
              <span className="text-text-soft col-start-2 text-xs">
                {t('request')} <Copyable text={requestId} what={t('request')} />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
