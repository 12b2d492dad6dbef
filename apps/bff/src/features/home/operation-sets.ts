import type { FastifyInstance } from 'fastify';
import type { Visible } from '#access/visible';
import { sql } from '#database/sql';

const maxOfEach = 100;

interface Counted {
  id: string;
  act: string;
  state: string;
  clusters: number;
  nodes: number;
  total: number;
  failed: number;
}
interface Open extends Counted {
  paused: number;
  ended: number;
  createdAt: Date;
}
interface Ended extends Counted {
  endedAt: Date;
}

/** The groups of sets that the person may see, each with the numbers of its operations. */
const countedGroups = (visible: Visible, since: string) => sql`
  select one.set_id, one.act, one.state, one.created_at, of_group.*
  from operation_group as one, lateral (
    select count(*)::int as total, count(distinct target ->> 'name')::int as nodes, max(coalesce(finished_at, updated_at)) as ended_at,
      count(*) filter (where member.state in ('held', 'queued', 'running', 'waiting'))::int as open,
      count(*) filter (where member.state in ('failed', 'conflict'))::int as failed,
      count(*) filter (where member.state = 'needs-attention')::int as undecided
    from operation as member where member.group_id = one.id) as of_group
  where ${visible.sql} and set_id in (
    select set_id from operation_group where ${visible.sql} and set_id is not null
      and (state in ('running', 'paused') or created_at > now() - ${since}::interval))`;

/** The sets of which a group runs or is paused, newest first, and their whole number. */
export async function setsInProgress(app: FastifyInstance, visible: Visible) {
  const rows = await app.db.$queryRaw<Open[]>`
    with counted as (${countedGroups(visible, '0 s')})
    select set_id as id, min(act) as act, case when bool_or(state = 'running') then 'running' else 'paused' end as state,
      count(*)::int as clusters, count(*) filter (where state = 'paused')::int as paused, sum(nodes)::int as nodes,
      sum(total)::int as total, sum(total - open - undecided)::int as ended, sum(failed)::int as failed, min(created_at) as "createdAt"
    from counted group by set_id having bool_or(state in ('running', 'paused'))
    order by min(created_at) desc, set_id desc`;
  const items = rows.slice(0, maxOfEach).map(({ createdAt, ...row }) => ({
    type: 'set' as const,
    ...row,
    since: createdAt.toISOString(),
  }));
  return { items, total: rows.length };
}

/** The sets whose last group ended in 24 hours, newest first. Looks only at what began in two days, as for groups. */
export async function endedSets(app: FastifyInstance, visible: Visible) {
  const rows = await app.db.$queryRaw<Ended[]>`
    with counted as (${countedGroups(visible, '2 days')})
    select set_id as id, min(act) as act, case when bool_or(state = 'stopped') then 'stopped' else 'finished' end as state,
      count(*)::int as clusters, sum(nodes)::int as nodes, sum(total)::int as total, sum(failed + undecided)::int as failed,
      max(ended_at) as "endedAt"
    from counted group by set_id
    having bool_and(state in ('finished', 'stopped') and open = 0) and max(ended_at) > now() - interval '1 day'
    order by max(ended_at) desc, set_id desc limit ${maxOfEach}`;
  return rows.map(({ endedAt, ...row }) => ({ type: 'set' as const, ...row, endedAt: endedAt.toISOString() }));
}
