import { z } from 'zod';
import { Cursor } from './cursor.ts';
import { endpoint } from './endpoint.ts';
import { Before, Operation, OperationKindName, OperationState } from './operations.ts';
import { InAccount } from './params.ts';
import { inAccount } from './places.ts';

const Person = z.object({ id: z.uuid(), name: z.string(), email: z.string() });
const Place = { region: z.string(), clusterId: z.string() };

/** A person saw a join command, a pool's script or a template's custom data. */
export const RevealAct = z.enum(['reveal-join-command', 'reveal-pool-script', 'reveal-template-custom-data']);

/** A change through Isthmus, a reveal, or an observed change from outside. */
export const ActivityEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('operation'), at: z.iso.datetime(), operation: Operation }),
  z.object({
    type: z.literal('reveal'),
    at: z.iso.datetime(),
    id: z.string(),
    act: RevealAct,
    actor: Person.nullable(),
    ...Place,
    target: z.string(),
    requestId: z.string().nullable(),
  }),
  z.object({
    type: z.literal('change'),
    at: z.iso.datetime(),
    id: z.string(),
    /** The last good reading before `at`, the reading that first showed the change. Null: not known. */
    notBefore: z.iso.datetime().nullable(),
    object: z.enum(['pool', 'node']),
    /** The id of a pool, the name of a node. */
    objectId: z.string(),
    change: z.enum(['appeared', 'changed', 'vanished']),
    name: z.string(),
    ...Place,
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  }),
]);
export type ActivityEntry = z.infer<typeof ActivityEntry>;

/** `object` matches a part of a name, or an id. `before` selects only older entries. `limit`: of a page; the most when absent. */
export const ActivityQuery = z.object({
  region: z.string().optional(),
  clusterId: z.string().optional(),
  type: z.enum(['operation', 'reveal', 'change']).optional(),
  kind: OperationKindName.optional(),
  state: OperationState.optional(),
  actorId: z.uuid().optional(),
  object: z.string().max(253).optional(),
  requestId: z.string().max(100).optional(),
  before: Before.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

/**
 * Newest first, at most 100 per page. `next` is the `cursor` of the next page. The first page also has what is not over: `open` are the
 * operations that wait for a person, then those that run or wait for their turn outside a group's queue, at most 50 of `openTotal`. They are
 * among the entries too, at the time of their request. `clusters`: the names of the clusters on the page, as far as they are listed. `sets`:
 * the sets (operation-sets.ts) of the page's groups, as far as they have one.
 */
export const listActivity = endpoint({
  method: 'GET',
  path: `${inAccount}/activity`,
  summary: 'Changes through Isthmus and changes from outside',
  permission: 'read',
  ofRemoved: true,
  params: InAccount,
  query: ActivityQuery,
  response: z.object({
    entries: z.array(ActivityEntry),
    open: z.array(Operation),
    openTotal: z.number().int(),
    people: z.array(Person),
    clusters: z.array(z.object({ ...Place, name: z.string() })),
    sets: z.array(z.object({ groupId: z.uuid(), setId: z.uuid() })),
    next: Cursor.nullable(),
  }),
});
