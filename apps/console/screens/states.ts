import { StubbedBff, aProblem, tkeError } from '#testing/bff.ts';
import { ago, anObservation } from '#testing/world.ts';
import { neverRead } from './changes.ts';
import { answerFleet } from './fleet.ts';
import type { Answer, Screen } from './screen.ts';

/** The states of the table in docs/screens.md, in its order. */
export const states = [
  'empty',
  'loading',
  'failed',
  'stale',
  'partial',
  'full-40',
  'full-5000',
  'no-permission',
] as const;
export type State = (typeof states)[number];

/** Nodes of a usual picture: enough to be real, and few enough to see the whole. */
const usualCount = 36;

const worldOf =
  ({ usual }: Screen, answer: Answer, count = usualCount) =>
  () => {
    const bff = new StubbedBff();
    answerFleet(bff, count);
    usual?.(bff);
    answer(bff);
    return bff;
  };

export const usualWorld = (screen: Screen) => worldOf(screen, () => undefined);

const full = (screen: Screen, count: number) =>
  screen.full?.includes(count) ? worldOf(screen, () => undefined, count) : undefined;

/** Returns how to make the BFF of each state that the screen can be in. */
export function worldsOf(screen: Screen): Partial<Record<State, () => StubbedBff>> {
  const { reads, isReading, empty, partial } = screen;
  const hasReads = reads.length > 0;
  const problem = aProblem('tke-unreachable', tkeError('DescribeExternalNode', 'InternalError'));
  const stale = () => anObservation({ problem, observedAt: ago(2_280), attemptedAt: ago(3) });
  const worlds = {
    empty: empty && worldOf(screen, empty),
    loading: hasReads && worldOf(screen, (bff) => reads.forEach((endpoint) => bff.hold(endpoint))),
    failed:
      hasReads &&
      worldOf(screen, (bff) => reads.forEach((endpoint) => bff.refuse(endpoint, 'internal', { status: 500 }))),
    stale: isReading && worldOf(screen, (bff) => answerFleet(bff, usualCount, stale())),
    partial: partial && worldOf(screen, partial),
    'full-40': full(screen, 40),
    'full-5000': full(screen, 5_000),
    'no-permission': isReading
      ? worldOf(screen, (bff) => answerFleet(bff, usualCount, neverRead('DescribeExternalNode')))
      : hasReads &&
        worldOf(screen, (bff) => reads.forEach((endpoint) => bff.refuse(endpoint, 'not-permitted', { status: 403 }))),
  };
  return Object.fromEntries(Object.entries(worlds).filter(([, make]) => make)) as Partial<
    Record<State, () => StubbedBff>
  >;
}
