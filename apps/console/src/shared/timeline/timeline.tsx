import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { clockFormat, offsetOf } from '#shared/time/zone-names.ts';
import { lanesOf, pixelOf, ticksOf, type Drawn, type TimelineEvent } from './lanes.ts';
import { TimelinePicture } from './picture.tsx';

interface Props {
  /** Milliseconds since 1970. `until` is now. */
  from: number;
  until: number;
  /** Oldest first. */
  events: TimelineEvent[];
  /** Where all of them are listed; a mark of several events opens it. */
  moreTo: string;
}

const linesInTip = 6;
const clock = (at: number, language: string) => clockFormat(language).format(at);

/**
 * Shows what happened in a time on one axis. The same events are a list of links for screen readers; its one tab stop moves with the
 * arrow keys, and the picture marks the event that has the focus.
 */
export function Timeline({ from, until, events, moreTo }: Props) {
  const { t, i18n } = useTranslation('timeline');
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [width, setWidth] = useState(0);
  const [current, setCurrent] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);
  const [hovered, setHovered] = useState<Drawn | null>(null);
  const lanes = lanesOf(events);
  const scale = { from, until, width };

  useLayoutEffect(() => {
    const column = frame.current;
    if (!column) return;
    const measure = () => setWidth(column.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(column);
    return () => observer.disconnect();
  }, []);

  const active = events.find(({ id }) => id === current) ?? events.at(-1) ?? null;
  const focused = isFocused ? active : null;
  const shown = hovered ? hovered.events : focused ? [focused] : [];
  const shownAt = hovered ? hovered.x + hovered.width / 2 : focused ? pixelOf(scale, focused.at) : 0;
  function onKeyDown(event: KeyboardEvent) {
    if (!active || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = nextIndex(events, events.indexOf(active), event.key);
    if (index === null) return;
    event.preventDefault();
    list.current?.querySelectorAll('a')[index]?.focus();
  }
  const open = (drawn: Drawn) => {
    const [only] = drawn.events;
    void navigate((drawn.events.length === 1 && only?.to) || moreTo);
  };
  return (
    <div className="relative grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 sm:grid-cols-[var(--label)_minmax(0,1fr)] sm:gap-x-4">
      <div aria-hidden className="text-text-soft text-xs">
        {lanes.map(({ name, height }) => (
          <span key={name} className="flex items-center" style={{ height }}>
            {t(`lane.${name}`)}
          </span>
        ))}
        <span className="flex h-5 items-center">{offsetOf(until)}</span>
      </div>
      <div ref={frame} className="relative min-w-0">
        {width > 0 && <TimelinePicture {...{ events, lanes, scale, focused }} onHover={setHovered} onOpen={open} />}
        <div aria-hidden className="text-text-soft tabular relative h-5 text-xs">
          <span className="absolute top-1 left-0">{clock(from, i18n.language)}</span>
          {ticksOf(scale).map((at) => (
            <span key={at} className="absolute top-1 -translate-x-1/2" style={{ left: pixelOf(scale, at) }}>
              {clock(at, i18n.language)}
            </span>
          ))}
          <span className="text-text absolute top-1 right-0">{t('now')}</span>
        </div>
        {shown.length > 0 && <Tip events={shown} x={shownAt} width={width} />}
      </div>
      <ol ref={list} aria-label={t('list')} className="sr-only" onKeyDown={onKeyDown}>
        {events.map((event) => (
          <li key={event.id}>
            <Link
              to={event.to ?? moreTo}
              tabIndex={event === active ? 0 : -1}
              onFocus={({ currentTarget }) => {
                setCurrent(event.id);
                setFocused(currentTarget.matches(':focus-visible'));
              }}
              onBlur={() => setFocused(false)}
            >
              {[event.when, event.what, ...event.lines].join(', ')}
            </Link>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Left and right go through time; up and down to the event of another lane that is nearest in time. Null: another key, or no event. */
function nextIndex(events: TimelineEvent[], index: number, key: string): number | null {
  const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: events.length - 1 }[key];
  if (to !== undefined) return Math.max(0, Math.min(events.length - 1, to));
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  const now = events[index];
  if (!step || !now) return null;
  const names = ['gap', ...lanesOf(events).map(({ name }) => name)];
  for (let lane = names.indexOf(now.lane) + step; names[lane]; lane += step) {
    const far = (event: TimelineEvent) => Math.abs(event.at - now.at);
    const [nearest] = events.filter((event) => event.lane === names[lane]).toSorted((a, b) => far(a) - far(b));
    if (nearest) return events.indexOf(nearest);
  }
  return null;
}

/** Says what a mark stands for, at once, below the picture's row. */
function Tip({ events, x, width }: { events: TimelineEvent[]; x: number; width: number }) {
  const { t } = useTranslation('timeline');
  const side = x < width / 2 ? { left: x } : { right: width - x };
  return (
    <div
      aria-hidden
      style={{ ...side, top: '100%' }}
      className="border-line bg-raised shadow-lift pointer-events-none absolute z-20 grid w-max max-w-80 gap-1 rounded-lg border px-3 py-2 text-xs"
    >
      {events.slice(0, linesInTip).map(({ id, what, when, lines }) => (
        <span key={id} className="grid">
          <span className="flex items-baseline justify-between gap-x-4">
            <span className="text-sm font-semibold">{what}</span>
            <span className="text-text-soft tabular whitespace-nowrap">{when}</span>
          </span>
          {lines.map((line) => (
            <span key={line} className="text-text-soft break-words">
              {line}
            </span>
          ))}
        </span>
      ))}
      {events.length > linesInTip && <span className="text-text-soft">{t('more', { count: events.length })}</span>}
    </div>
  );
}
