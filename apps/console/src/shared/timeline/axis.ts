import { offsetMsAt } from '#shared/time/zone-day.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** The distances of ticks. */
const distances = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 30].map((count) => count * day),
];
/** The lengths of a growing axis: between two of them it keeps its scale, so that bars get longer and nothing else moves. */
const lengths = distances.flatMap((each) => [each * 3, each * 4, each * 5]).toSorted((a, b) => a - b);
const mostTicks = 6;
const leastMs = 5 * second;

export interface Axis {
  /** Milliseconds since 1970. */
  from: number;
  until: number;
  /** Times at full seconds, minutes, hours or days of the person's zone. */
  ticks: number[];
  /** The distance of two ticks. */
  everyMs: number;
}

/**
 * Returns an axis that begins at `from` and shows all times until `end`, in milliseconds since 1970. `grows`: the end moves, so the axis has
 * room after it.
 */
export function axisOf(from: number, end: number, grows: boolean): Axis {
  const shown = Math.max(end - from, leastMs) * 1.04;
  const length = grows ? (lengths.find((each) => each >= shown) ?? shown) : shown;
  const everyMs = distances.find((each) => length / each <= mostTicks) ?? length;
  const offset = offsetMsAt(from);
  const first = Math.ceil((from + offset) / everyMs) * everyMs - offset;
  const count = Math.floor((from + length - first) / everyMs) + 1;
  const ticks = Array.from({ length: Math.max(0, count) }, (_, index) => first + index * everyMs);
  return { from, until: from + length, ticks, everyMs };
}

/** Where a time is on the axis, in percent of its length. Times outside are at its ends. */
export const percentOf = ({ from, until }: Axis, at: number) =>
  Math.max(0, Math.min(1, (at - from) / (until - from))) * 100;
