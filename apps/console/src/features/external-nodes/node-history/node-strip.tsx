import { stripDays, type StripDays, type StripState } from '@isthmus/contracts/external-node';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stateLooks } from '#shared/health/health-bar.tsx';
import { percentText } from '#shared/health/percent.ts';
import { useNode } from '#shared/page/node-key.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { StatusMark } from '#shared/status.tsx';
import { Mark } from '#shared/ui/mark.tsx';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { Choice } from './choice.tsx';
import { useTimeTexts } from '../node-page/moment.tsx';
import { externalNodeHealth } from '../node-page/node-queries.ts';
import { drawnParts, summaryOf, type Part } from './strip.ts';
import { useLasted } from './use-lasted.ts';

const looks: Record<StripState, string> = {
  ...stateLooks,
  late: '',
  unread: 'h-1/2 border border-line-strong',
  absent: 'h-0.5 bg-mute-fill',
};

/** A strip is about this wide. */
const widthPx = 800;
/** The least width of a part: a short failure is seen. */
const leastPx = 2;
const leastFailedPx = 4;
const gapPx = 2;
const ticks = [0, 0.25, 0.5, 0.75];

/**
 * Shows the states of a node over time. Time without readings is hollow, never a state. Mounted once per node, because other days show the last
 * strip until theirs arrives.
 */
export function NodeStrip() {
  const { t } = useTranslation(['node-page', 'shared']);
  const key = useNode();
  const [days, setDays] = useState<StripDays>('30');
  const { data, error } = useQuery({ ...externalNodeHealth(key, days), placeholderData: keepPreviousData });
  const texts = useTimeTexts();
  const lasted = useLasted();
  const wordOf = (state: StripState) =>
    state === 'unread' || state === 'absent' || state === 'cordoned'
      ? t(`strip.state.${state}`)
      : t(`shared:status.${state}`);
  const choice = (
    <Choice
      label={t('strip.days')}
      names={stripDays}
      chosen={days}
      textOf={(name) => t(`strip.last.${name}`)}
      onChoose={setDays}
    />
  );
  const { running, states } = summaryOf(data?.segments ?? []);
  const share = running === null ? t('strip.noShare') : t('strip.share', { share: percentText(running) });
  const [from, until] = [Date.parse(data?.from ?? ''), Date.parse(data?.until ?? '')];
  const placeOf = (at: number) => `${((at - from) / (until - from)) * 100}%`;
  /** Parts have a gap between them. The last one, however short, ends with the strip. */
  const styleOf = ({ state, from: begins, until: ends }: Part) => {
    const least = state === 'failed' ? leastFailedPx : leastPx;
    const right = ends < until ? `calc(100% - ${placeOf(ends)} + ${gapPx}px)` : 0;
    return { left: `min(${placeOf(begins)}, 100% - ${least}px)`, right, minWidth: least };
  };
  const tickOf = days === '1' ? texts.short : texts.day;
  return (
    <section aria-label={t('strip.title')} className="grid gap-2">
      <header className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="text-md">{t('strip.title')}</h2>
        {choice}
        {data && <span className="text-text-soft ml-auto text-xs">{share}</span>}
      </header>
      <ProblemAlert problem={error} />
      {!data && !error && <Skeleton label={t('shared:loading')} lines={1} />}
      {data && (
        <>
          <div
            role="img"
            aria-label={[
              share,
              ...states.map(
                ({ state, times, ms }) => `${wordOf(state)}: ${t('strip.times', { count: times, lasted: lasted(ms) })}`,
              ),
            ].join('. ')}
            className="relative h-8"
          >
            {drawnParts(data.segments, (until - from) / widthPx).map((part) => (
              <span
                key={part.from}
                title={t('strip.tip', {
                  state: wordOf(part.state),
                  from: texts.short(part.from),
                  until: texts.short(part.until),
                  lasted: lasted(part.until - part.from),
                })}
                style={styleOf(part)}
                className={`absolute inset-y-0 flex items-center ${part.state === 'failed' ? 'z-10' : ''}`}
              >
                <span className={`flex-1 rounded-[1px] ${looks[part.state]}`} />
              </span>
            ))}
            {data.segments.length === 0 && <span className="text-text-soft">{t('strip.none')}</span>}
          </div>
          <div aria-hidden className="text-text-soft relative h-4 text-xs">
            {ticks.map((tick) => (
              <span
                key={tick}
                style={{ left: `${tick * 100}%` }}
                className={`absolute ${tick ? '-translate-x-1/2' : ''} ${tick === 0.25 || tick === 0.75 ? 'max-sm:hidden' : ''}`}
              >
                {tickOf(from + tick * (until - from))}
              </span>
            ))}
            <span className="text-text absolute right-0">{t('strip.now')}</span>
          </div>
          {/* The picture's name says the same. */}
          <ul aria-hidden className="text-text-soft flex flex-wrap gap-x-5 gap-y-1 text-xs">
            {states.map(({ state, times, ms }) => (
              <li key={state} className="inline-flex items-center gap-1.5">
                {state === 'unread' ? (
                  <Mark shape="ring" className="text-line-strong" />
                ) : (
                  <StatusMark status={state} />
                )}
                <span className="text-text">{wordOf(state)}</span>
                {t('strip.times', { count: times, lasted: lasted(ms) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
