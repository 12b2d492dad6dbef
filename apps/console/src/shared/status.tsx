import { useTranslation } from 'react-i18next';
import { clockOf, useNow } from '#shared/time/clock.ts';

export type StatusName =
  | 'running'
  | 'ready'
  | 'enabled'
  | 'enabling'
  | 'waiting'
  | 'seen'
  | 'late'
  | 'failed'
  | 'blocked'
  | 'draining'
  | 'terminating'
  | 'held'
  | 'cancelled'
  | 'attention'
  | 'unknown';

/** Shape and colour of each status. The shapes differ without colour at 13 px. */
const shapes: Record<StatusName, [shape: string, colour: string]> = {
  running: ['●', 'text-good'],
  ready: ['○', 'text-accent'],
  enabled: ['●', 'text-good'],
  enabling: ['◐', 'text-info'],
  waiting: ['◐', 'text-info'],
  seen: ['◑', 'text-info'],
  late: ['▲', 'text-warn'],
  failed: ['■', 'text-bad'],
  blocked: ['⊘', 'text-bad'],
  draining: ['↓', 'text-info'],
  terminating: ['✕', 'text-warn'],
  held: ['·', 'text-text-soft'],
  cancelled: ['–', 'text-text-soft'],
  attention: ['▲', 'text-warn'],
  unknown: ['?', 'text-text-soft'],
};

interface Props {
  status: StatusName;
  /** Replaces the status's own word; TKE's raw word for an unknown status. */
  word?: string;
  cordoned?: boolean;
  /** ISO 8601 start of the state; shown as a running clock. */
  since?: string | null;
}

/** Shows every state in the product: shape, word and duration. */
export function Status({ status, word, cordoned = false, since }: Props) {
  const { t } = useTranslation();
  const [shape, colour] = shapes[status];
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span aria-hidden className={`w-3 text-center ${colour}`}>
        {shape}
      </span>
      <span>{word ?? t(`status.${status}`)}</span>
      {cordoned && <span className="text-text-soft">· {t('status.cordoned')}</span>}
      {since && <Since at={since} />}
    </span>
  );
}

const Since = ({ at }: { at: string }) => (
  <span className="text-text-soft tabular text-xs">{clockOf(useNow() - Date.parse(at))}</span>
);

const words: Record<string, StatusName> = {
  Running: 'running',
  Failed: 'failed',
  Draining: 'draining',
  Terminating: 'terminating',
};

/** Maps TKE's node status to a status. An undocumented word is shown unchanged. */
export function nodeStatusOf(tkeWord: string): { status: StatusName; word?: string } {
  const status = words[tkeWord];
  return status ? { status } : { status: 'unknown', ...(tkeWord && { word: tkeWord }) };
}
