import type { StripState } from '@isthmus/contracts/external-node';
import { healthStateOf } from '@isthmus/contracts/health';
import { z } from 'zod';

/** The fields of a node that decide its state. Null: TKE listed no such node. */
export type NodeFacts = { status: string; unschedulable: boolean | null } | null;

/** A change of the history. `before`: the former values of changed fields. */
export interface StripChange {
  at: Date;
  change: string;
  before: unknown;
}

/** Readings are missing between these two. */
export interface StripGap {
  beganAt: Date;
  endedAt: Date;
}

interface Segment {
  state: StripState;
  from: number;
  until: number;
}

const Before = z.object({ status: z.string().optional(), unschedulable: z.boolean().nullish() }).catch({});

const stateOf = (facts: NodeFacts): StripState => (facts ? healthStateOf(facts) : 'absent');

/** The node's fields before a change, from those after it. */
function factsBefore({ change, before }: StripChange, after: NodeFacts): NodeFacts {
  if (change === 'appeared') return null;
  const was = Before.parse(before);
  return {
    status: was.status ?? after?.status ?? '',
    unschedulable: was.unschedulable === undefined ? (after?.unschedulable ?? null) : was.unschedulable,
  };
}

/** Returns the segments outside the gap, and the unread one. */
const splitAt = ({ beganAt, endedAt }: StripGap, segments: Segment[]) =>
  segments.flatMap(({ state, from, until }): Segment[] => {
    const [began, ended] = [beganAt.getTime(), endedAt.getTime()].map((at) => Math.min(Math.max(at, from), until));
    if (began === undefined || ended === undefined || began >= ended) return [{ state, from, until }];
    return [
      { state, from, until: began },
      { state: 'unread', from: began, until: ended },
      { state, from: ended, until },
    ];
  });

/**
 * Returns the states of a node between two times, oldest first. `now`: its fields at `until`. `changes`: those after `from`, newest first; each
 * tells what was before it. Time within a gap is unread, whatever the readings around it showed.
 */
export function stripOf(from: Date, until: Date, now: NodeFacts, changes: StripChange[], gaps: StripGap[]) {
  const newestFirst: Segment[] = [];
  let facts = now;
  let end = until.getTime();
  for (const change of changes) {
    const at = Math.min(change.at.getTime(), end);
    newestFirst.push({ state: stateOf(facts), from: at, until: end });
    facts = factsBefore(change, facts);
    end = at;
  }
  newestFirst.push({ state: stateOf(facts), from: Math.min(from.getTime(), end), until: end });
  const split = gaps.reduce((segments, gap) => splitAt(gap, segments), newestFirst.toReversed());
  const joined: Segment[] = [];
  for (const segment of split) {
    const last = joined.at(-1);
    if (segment.from >= segment.until) continue;
    if (last?.state === segment.state) last.until = segment.until;
    else joined.push({ ...segment });
  }
  return joined.map((segment) => ({
    state: segment.state,
    from: new Date(segment.from).toISOString(),
    until: new Date(segment.until).toISOString(),
  }));
}
