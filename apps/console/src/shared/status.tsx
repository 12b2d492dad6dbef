import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { healthStateOf } from '@isthmus/contracts/health';
import { useTranslation } from 'react-i18next';
import type { EveryNamespace, TakesEveryKey } from '#shared/i18n/text-keys.ts';
import { Countdown } from '#shared/time/duration.tsx';
import { Mark, type Shape } from '#shared/ui/mark.tsx';

export type StatusName =
  | 'running'
  | 'ready'
  | 'enabled'
  | 'enabling'
  | 'working'
  | 'waiting'
  | 'seen'
  | 'late'
  | 'initializing'
  | 'failed'
  | 'blocked'
  | 'draining'
  | 'terminating'
  | 'cordoned'
  | 'held'
  | 'cancelled'
  | 'attention'
  | 'stale'
  | 'unknown';

const shapes: Record<StatusName, [shape: Shape, colour: string]> = {
  running: ['disc', 'text-good-fill'],
  ready: ['ring', 'text-accent'],
  enabled: ['disc', 'text-good-fill'],
  enabling: ['half', 'text-info-fill'],
  working: ['half', 'text-info-fill'],
  waiting: ['dashed', 'text-text-soft'],
  seen: ['half', 'text-info-fill'],
  late: ['triangle', 'text-warn-fill'],
  initializing: ['half', 'text-info-fill'],
  failed: ['square', 'text-bad-fill'],
  blocked: ['struck', 'text-bad-fill'],
  draining: ['arrow', 'text-info-fill'],
  terminating: ['cross', 'text-warn-fill'],
  cordoned: ['barred', 'text-good-fill'],
  held: ['dot', 'text-text-soft'],
  cancelled: ['dash', 'text-text-soft'],
  attention: ['warning', 'text-warn-fill'],
  stale: ['clock', 'text-text-soft'],
  unknown: ['question', 'text-text-soft'],
};

/** Draws the shape of a status in its colour. */
export function StatusMark({ status, className = '' }: { status: StatusName; className?: string }) {
  const [shape, colour] = shapes[status];
  return <Mark shape={shape} className={`${colour} ${className}`} />;
}

interface Props {
  status: StatusName;
  /** Replaces the status's own word; TKE's raw word for an unknown status. */
  word?: string;
  cordoned?: boolean;
  /** The last state of a thing whose state is unknown. */
  was?: Pick<Props, 'status' | 'word'>;
  /** ISO 8601 start of the state; shown as a running duration. */
  since?: string | null;
}

/** Shows every state in the product: shape, word and duration. */
export const Status = (props: Props) => statusIn(useTranslation<EveryNamespace>().t, props);

/** The same for a cell of a list. Cells have no hooks, because a list that scrolls would run them for each new row. */
export function statusIn(t: TakesEveryKey, { status, word, cordoned = false, was, since }: Props) {
  const wordOf = (state: Pick<Props, 'status' | 'word'>) => state.word ?? t(`shared:status.${state.status}`);
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <StatusMark status={cordoned && status === 'running' ? 'cordoned' : status} className="relative top-[1.5px]" />
      <span>{was ? t('shared:unknownWas', { status: wordOf(was) }) : wordOf({ status, ...(word && { word }) })}</span>
      {cordoned && <span className="text-text-soft">· {t('shared:status.cordoned')}</span>}
      {since && (
        <span className="text-text-soft">
          <Countdown to={since} />
        </span>
      )}
    </span>
  );
}

/** Maps TKE's node status to a status. An undocumented word is shown unchanged. */
export function nodeStatusOf(tkeWord: string): { status: StatusName; word?: string } {
  const status = healthStateOf({ status: tkeWord, unschedulable: null });
  return { status, ...(status === 'unknown' && tkeWord && { word: tkeWord }) };
}

/** The state of a node: unknown when its reading is out of date, with what the last reading said. */
export const nodeStateOf = (
  { status, unschedulable }: Pick<ExternalNode, 'status' | 'unschedulable'>,
  isOutOfDate: boolean,
): Props =>
  isOutOfDate
    ? { status: 'unknown', was: nodeStatusOf(status) }
    : { ...nodeStatusOf(status), cordoned: unschedulable === true };
