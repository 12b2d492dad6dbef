import { type HealthState, healthStates } from '@isthmus/contracts/health';
import type { DayOfAvailability } from '@isthmus/contracts/home';
import type { NodeSeconds } from '#rules/node-seconds';

type Seconds = Pick<NodeSeconds, 'day' | 'state' | 'seconds'>;

const isState = (state: string): state is HealthState => healthStates.some((known) => known === state);
const shareOf = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : null);

/** Cordoned nodes have TKE's status Running. */
const isRunning = ({ state }: Seconds) => state === 'running' || state === 'cordoned';
const isUnread = ({ state }: Seconds) => state === 'unread';
const sumOf = (seconds: Seconds[]) => seconds.reduce((sum, one) => sum + one.seconds, 0);

function sharesOf(seconds: Seconds[]) {
  // Not the difference to all: a rounding error must not make 99.99 % of 100 %.
  const read = sumOf(seconds.filter((one) => !isUnread(one)));
  const [unread, running] = [sumOf(seconds.filter(isUnread)), sumOf(seconds.filter(isRunning))];
  return { running: shareOf(running, read), unread: shareOf(unread, read + unread) };
}

/** The availability of an account's nodes on each of these days, and over all of them. */
export function availabilityOf(days: string[], seconds: Seconds[]) {
  const byDay = Map.groupBy(seconds, ({ day }) => day);
  const availability = days.map((day): DayOfAvailability => {
    const ofDay = byDay.get(day) ?? [];
    const had = new Set(ofDay.flatMap(({ state }) => (isState(state) ? state : [])));
    return { day, ...sharesOf(ofDay), worst: healthStates.find((state) => had.has(state)) ?? null };
  });
  const shown = seconds.filter(({ day }) => days.includes(day));
  return { availability, available: sharesOf(shown).running };
}
