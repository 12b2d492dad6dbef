import { useTranslation } from 'react-i18next';
import { useDuration } from '#shared/time/duration.tsx';
import { useNow } from '#shared/time/clock.ts';

const width = 56;
/** Below this share of its life, something needs to be renewed. */
const short = 0.2;

interface Life {
  createdAt: string;
  expiresAt: string;
}

/** The share of its life that is left; 0: it ended. */
export function useShareLeft(life: Life | null) {
  const now = useNow();
  if (!life) return 0;
  const [from, until] = [Date.parse(life.createdAt), Date.parse(life.expiresAt)];
  return Math.max(0, Math.min(1, (until - now) / (until - from)));
}

export const isShort = (share: number) => share < short;

/** Shows how long a link or a token still works, as a bar and in words. `ended`: the words for one that does not. */
export function LifeLeft({ life, ended }: { life: Life | null; ended: string }) {
  const { t } = useTranslation('people');
  const duration = useDuration();
  const share = useShareLeft(life);
  const now = useNow();
  const left = life ? Date.parse(life.expiresAt) - now : 0;
  return (
    <span className="flex items-center gap-2 text-xs">
      <svg aria-hidden width={width} height="6" className="shrink-0">
        <line x1="0" x2={width} y1="3" y2="3" stroke="var(--line-strong)" />
        <rect width={width * share} height="6" fill={isShort(share) ? 'var(--warn-fill)' : 'var(--text-soft)'} />
      </svg>
      <span className="tabular whitespace-nowrap">{left > 0 ? t('left', { time: duration(left) }) : ended}</span>
    </span>
  );
}
