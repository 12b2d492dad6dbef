import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { GroupState, OperationGroup } from './operation-groups.ts';
import { OperationKindName, OperationState } from './operations.ts';
import { InCluster } from './params.ts';
import { inCluster } from './places.ts';

/** The nodes of one step of the window that joined, or that were lost. `names`: the first three. */
const Step = z.object({ at: z.iso.datetime(), count: z.number().int(), names: z.array(z.string()) });

const Shown = {
  id: z.uuid(),
  /** May be before the window. */
  startedAt: z.iso.datetime(),
  /** Null: it runs, or waits for a person. */
  endedAt: z.iso.datetime().nullable(),
  late: z.boolean(),
};

/** An operation, or a group of operations as one. */
export const TimelineOperation = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('operation'),
    ...Shown,
    kind: OperationKindName,
    name: z.string(),
    state: OperationState,
  }),
  z.object({
    type: z.literal('group'),
    ...Shown,
    act: OperationGroup.shape.act,
    state: GroupState,
    nodes: z.number().int(),
    /** Operations that failed or found a changed target. */
    failed: z.number().int(),
    /** Operations that wait for a person. */
    undecided: z.number().int(),
  }),
]);
export type TimelineOperation = z.infer<typeof TimelineOperation>;

/** The same change of one or more objects within one step, which no operation and no expected host explains. */
export const OutsideChange = z.object({
  /** When the first of them was read. It happened between the reading before and this one. */
  at: z.iso.datetime(),
  object: z.enum(['pool', 'node']),
  change: z.enum(['appeared', 'changed', 'vanished']),
  count: z.number().int(),
  /** The first three. */
  names: z.array(z.string()),
});
export type OutsideChange = z.infer<typeof OutsideChange>;

/** A time without readings of the cluster's nodes. `endedAt` null: it lasts. */
export const Gap = z.object({ beganAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable() });
export type Gap = z.infer<typeof Gap>;

export const LastDay = z.object({
  from: z.iso.datetime(),
  /** Now, by the database clock. */
  until: z.iso.datetime(),
  /** The first good reading of the nodes: nothing is known about the time before. Null: they were never read. */
  knownFrom: z.iso.datetime().nullable(),
  /** The length of a step, in milliseconds. */
  stepMs: z.number().int(),
  joined: z.array(Step),
  lost: z.array(Step),
  operations: z.array(TimelineOperation),
  outside: z.array(OutsideChange),
  gaps: z.array(Gap),
  /** How many older entries each list leaves out; 0: none. */
  leftOut: z.object({ operations: z.number().int(), outside: z.number().int() }),
});
export type LastDay = z.infer<typeof LastDay>;

/**
 * What happened in a cluster in the last 24 hours, oldest first: nodes that joined or were lost, in steps of half an hour; operations that
 * ran in this time; changes from outside Isthmus; times without readings. At most 200 operations and 200 changes, the newest.
 */
export const getLastDay = endpoint({
  method: 'GET',
  path: `${inCluster}/last-day`,
  summary: 'The last 24 hours of a cluster',
  permission: 'read',
  params: InCluster,
  response: LastDay,
});
