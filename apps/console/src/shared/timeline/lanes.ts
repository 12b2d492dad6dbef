import { clockFormat } from '#shared/time/zone-names.ts';
import { placeMarks, type Placed } from './place-marks.ts';

/** The lanes that have bars, from top to bottom, then those that have marks. */
type LaneName = 'joined' | 'lost' | 'running' | 'operations' | 'outside';

interface Moment {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** When it ended, for a time; null for a moment. */
  end: number | null;
  /** What happened, in words. */
  what: string;
  /** When, in words. */
  when: string;
  /** More facts, one a line. */
  lines: string[];
  to: string | null;
}

export type TimelineEvent = Moment &
  (
    | { lane: 'joined' | 'lost'; count: number }
    | { lane: 'running' | 'operations' | 'outside'; label: string; tone: Tone }
    /** A time about which nothing is known. */
    | { lane: 'gap' }
  );
export type Tone = 'quiet' | 'running' | 'warn' | 'bad';
export type MarkEvent = Extract<TimelineEvent, { tone: Tone }>;
type BarEvent = Extract<TimelineEvent, { count: number }>;

export interface Lane {
  name: LaneName;
  top: number;
  height: number;
}

const heights: Record<LaneName, number> = { joined: 28, lost: 18, running: 26, operations: 24, outside: 24 };

/** The lanes of a picture. Work in progress has one only while there is any. */
export function lanesOf(events: TimelineEvent[]): Lane[] {
  const names: LaneName[] = ['joined', 'lost', 'running', 'operations', 'outside'];
  let top = 0;
  return names
    .filter((name) => name !== 'running' || events.some(({ lane }) => lane === 'running'))
    .map((name) => {
      const lane = { name, top, height: heights[name] };
      top += lane.height;
      return lane;
    });
}

/** A shape with the events that it stands for, in pixels. */
export interface Drawn {
  lane: LaneName;
  events: TimelineEvent[];
  x: number;
  width: number;
}
export interface DrawnMark extends Drawn, Omit<Placed<MarkEvent>, 'x' | 'marks'> {
  marks: MarkEvent[];
}

/** A bar of one node is this high; the highest bar has the height of its lane. */
const leastBarPx = 3;
const gapPx = 2;

export interface Scale {
  from: number;
  until: number;
  width: number;
}
/** The pixel of a time in milliseconds. Times before the window are at its left edge. */
export const pixelOf = ({ from, until, width }: Scale, at: number) =>
  Math.max(0, Math.min(1, (at - from) / (until - from))) * width;

/** Both lanes have one scale, so that bars of equal numbers are equally high. */
export function barsOf(events: TimelineEvent[], scale: Scale): (Drawn & { height: number; isDown: boolean })[] {
  const bars = events.filter((event): event is BarEvent => event.lane === 'joined' || event.lane === 'lost');
  const most = (lane: string) => Math.max(0, ...bars.filter((bar) => bar.lane === lane).map(({ count }) => count));
  const pxPerNode = Math.min((heights.joined - 4) / (most('joined') || 1), (heights.lost - 4) / (most('lost') || 1), 3);
  return bars.map((bar) => {
    const x = pixelOf(scale, bar.at);
    return {
      lane: bar.lane,
      events: [bar],
      x,
      width: Math.max(leastBarPx, pixelOf(scale, bar.end ?? bar.at) - x - gapPx),
      height: Math.max(leastBarPx, bar.count * pxPerNode),
      isDown: bar.lane === 'lost',
    };
  });
}

/** Work in progress is one bar that ends at now: from the start of its oldest part. */
export function runningBar(events: TimelineEvent[], scale: Scale): (Drawn & { marks: MarkEvent[] }) | null {
  const marks = events.filter((event): event is MarkEvent => event.lane === 'running');
  const x = Math.min(...marks.map(({ at }) => pixelOf(scale, at)), scale.width - 8);
  return marks.length ? { lane: 'running', events: marks, marks, x, width: scale.width - x } : null;
}

export const marksOf = (events: TimelineEvent[], lane: 'operations' | 'outside', scale: Scale): DrawnMark[] =>
  placeMarks(
    events.filter((event): event is MarkEvent => event.lane === lane),
    ({ at }) => Math.min(pixelOf(scale, at), scale.width - 5),
    scale.width,
  ).map((placed) => ({ ...placed, lane, events: placed.marks, width: 10 }));

const hourMs = 3_600_000;
/** Every zone differs from UTC by a multiple of this. */
const quarterMs = hourMs / 4;

/** Returns the full hour of a time in the person's zone; NaN between two hours. */
function fullHourOf(at: number) {
  const [hour, minute] = clockFormat('en').format(at).split(':');
  return minute === '00' ? Number(hour) : NaN;
}

/** The words of a tick need this much room. */
const tickPx = 56;

/** The hours divisible by six in the person's time zone that have room for their words; on a narrow lane only midnight and noon. */
export function ticksOf(scale: Scale): number[] {
  const { from, until, width } = scale;
  const every = pixelOf(scale, from + 6 * hourMs) < tickPx * 1.5 ? 12 : 6;
  const first = Math.ceil(from / quarterMs) * quarterMs;
  const quarters = Array.from({ length: 97 }, (_, index) => first + index * quarterMs);
  return quarters.filter((at) => {
    const x = pixelOf(scale, at);
    return fullHourOf(at) % every === 0 && at < until && x > tickPx && width - x > tickPx;
  });
}
