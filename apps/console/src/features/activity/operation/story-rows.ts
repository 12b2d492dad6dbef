import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { ownSteps, useStepLines, type Line } from '#operations/operation/step-lines.ts';
import { waitsOf } from './waits.ts';

/** One line of an operation's story. */
export interface StoryRow extends Pick<Line, 'mark' | 'words' | 'by' | 'detail'> {
  /** Milliseconds since 1970; null for a step that TKE has not started. */
  from: number | null;
  /** Equal to `from` for a moment, and for a call without an answer, whose length is not known. Null: it lasts. */
  to: number | null;
  isWait: boolean;
}

function ofLine({ mark, words, by, detail, at, from, endAt }: Line): StoryRow {
  const begin = from ?? at;
  const end = by === 'tke' ? (endAt ?? begin) : at;
  return {
    mark,
    words,
    by,
    ...(detail && { detail }),
    from: begin === null ? null : Date.parse(begin),
    to: mark === 'now' || end === null ? null : Date.parse(end),
    isWait: false,
  };
}

/** Returns everything known about an operation in the order of time: the record, waits, calls, checks, TKE's own steps and the outcome. */
export function useStoryRows(operation: Operation, tkeSteps: Step[]): StoryRow[] {
  const { t } = useTranslation('operation');
  const lines = useStepLines(operation, tkeSteps).map(ofLine);
  const waits = waitsOf(operation, ownSteps(operation, tkeSteps).length > 0).map(({ words, from, to }): StoryRow => ({
    mark: words === 'looked' || words === 'decided' ? 'lost' : 'done',
    words: t(`story.${words}`),
    by: 'isthmus',
    from: Date.parse(from),
    to: Date.parse(to),
    isWait: true,
  }));
  const decision: StoryRow[] =
    operation.state === 'needs-attention'
      ? [
          {
            mark: 'now',
            words: t('story.person'),
            by: 'isthmus',
            from: Date.parse(operation.updatedAt),
            to: null,
            isWait: true,
          },
        ]
      : [];
  // A wait follows the line that began at the same time.
  return [...lines, ...waits, ...decision].toSorted((one, other) => (one.from ?? Infinity) - (other.from ?? Infinity));
}
