import { TimelineOperation } from '@isthmus/contracts/last-day';
import type { FastifyInstance } from 'fastify';
import { Visible } from '#access/visible';
import { newest, type Window } from './window.ts';

interface Row {
  startedAt: Date;
  endedAt: Date | null;
}

const toShown = (row: Row) =>
  TimelineOperation.parse({
    ...row,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  });

const readSingle = (app: FastifyInstance, { place, from }: Window) => app.db.$queryRaw<Row[]>`
  select id, kind, target->>'name' as name, state, late, created_at as "startedAt", finished_at as "endedAt"
  from operation
  where ${new Visible([place]).sql} and group_id is null
    and (created_at > ${from} or finished_at > ${from} or finished_at is null)`;

const readGroups = (app: FastifyInstance, { place, from }: Window) => app.db.$queryRaw<Row[]>`
  select id, act, state, created_at as "startedAt", done.*
  from operation_group, lateral (
    select case when count(*) = count(finished_at) then max(finished_at) end as "endedAt",
      coalesce(bool_or(late and finished_at is null), false) as late, count(distinct target->>'name')::int as nodes,
      (count(*) filter (where operation.state in ('failed', 'conflict')))::int as failed,
      (count(*) filter (where operation.state = 'needs-attention'))::int as undecided
    from operation where group_id = operation_group.id) as done
  where ${new Visible([place]).sql}
    and (created_at > ${from} or done."endedAt" > ${from} or done."endedAt" is null)`;

const endOf = ({ endedAt }: Row) => endedAt?.getTime() ?? Infinity;

/** Reads the operations and groups that ran in the window. The first to be left out are those that ended first. */
export async function readOperations(app: FastifyInstance, window: Window) {
  const [single, groups] = await Promise.all([readSingle(app, window), readGroups(app, window)]);
  const all = [
    ...single.map((row) => ({ type: 'operation', ...row })),
    ...groups.map((row) => ({ type: 'group', ...row })),
  ];
  const { kept, leftOut } = newest(all.toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : Number(endOf(a) > endOf(b)))));
  const operations = kept.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime()).map(toShown);
  return { operations, operationsLeftOut: leftOut };
}
