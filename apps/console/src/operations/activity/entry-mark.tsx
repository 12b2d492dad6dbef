import type { ActivityEntry } from '@isthmus/contracts/activity';
import { operationStates } from '#operations/states.ts';
import { Mark, type Shape } from '#shared/ui/mark.tsx';

/** What an entry is to a person, the most urgent first. */
export const entryLooks = ['attention', 'failed', 'working', 'held', 'outside', 'done', 'cancelled', 'reveal'] as const;
export type EntryLook = (typeof entryLooks)[number];

export function lookOf(entry: ActivityEntry): EntryLook {
  if (entry.type === 'change') return 'outside';
  if (entry.type === 'reveal') return 'reveal';
  const { progress } = operationStates[entry.operation.state];
  return progress === 'now' ? 'working' : progress;
}

const shapes: Record<Exclude<EntryLook, 'outside'>, [shape: Shape, colour: string]> = {
  attention: ['warning', 'text-warn-fill'],
  failed: ['square', 'text-bad-fill'],
  working: ['half', 'text-info-fill'],
  held: ['dot', 'text-text-soft'],
  done: ['tick', 'text-good'],
  cancelled: ['dash', 'text-text-soft'],
  reveal: ['dot', 'text-text-soft'],
};

/** The hollow shape of what was not done through Isthmus, and the filled one of what was. */
const Diamond = ({ isHollow }: { isHollow: boolean }) => (
  <svg viewBox="0 0 12 12" aria-hidden className="text-text-soft inline-block size-3 shrink-0">
    <path
      d="M6 1.2 10.8 6 6 10.8 1.2 6Z"
      fill={isHollow ? 'none' : 'currentColor'}
      stroke="currentColor"
      strokeWidth="1.4"
    />
  </svg>
);

interface Props {
  look: EntryLook;
  /** On a strip of time, where what ended well is a moment among others. */
  isOnStrip?: boolean;
}

/** Draws the shape of an entry. The words beside it say the same. */
export function EntryMark({ look, isOnStrip = false }: Props) {
  if (look === 'outside') return <Diamond isHollow />;
  if (isOnStrip && (look === 'done' || look === 'cancelled')) return <Diamond isHollow={false} />;
  const [shape, colour] = shapes[look];
  return <Mark shape={shape} className={colour} />;
}
