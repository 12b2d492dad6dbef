import { Ended } from '@isthmus/contracts/in-progress';
import { joinStateAt, lateMs } from '@isthmus/contracts/join-state';
import type { JoinState } from '@isthmus/contracts/joins';
import type { OperationKindName } from '@isthmus/contracts/operations';
import type { PoolKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import type { Visible } from '#access/visible';
import { timeOf } from '#database/time';
import { joiningMs, openJoins, targetOf, timeIn } from './in-progress.ts';
import { type Names, poolKeyOf } from './names.ts';
import { endedSets } from './operation-sets.ts';

const dayMs = 24 * 3_600_000;
const maxEnded = 20;

/** Looks only at what began in two days, because the index is on the beginning. */
async function operations(app: FastifyInstance, visible: Visible, names: Names, now: number) {
  const alone = { ...visible.where, groupId: null };
  const [ended, waiting] = await Promise.all([
    app.db.operation.findMany({
      where: {
        ...alone,
        createdAt: { gt: new Date(now - 2 * dayMs) },
        finishedAt: { gt: new Date(now - dayMs) },
        state: { not: 'needs-attention' },
      },
      orderBy: [{ finishedAt: 'desc' }, { id: 'desc' }],
      take: maxEnded,
    }),
    app.db.operation.findMany({
      where: { ...alone, state: 'needs-attention' },
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      take: maxEnded,
    }),
  ]);
  const entry = (row: (typeof ended)[number], endedAt: Date) => ({
    type: 'operation' as const,
    ...names.cluster(row),
    id: row.id,
    kind: row.kind,
    state: row.state,
    target: targetOf(row.target),
    endedAt: endedAt.toISOString(),
  });
  return {
    ended: ended.map((row) => entry(row, row.finishedAt ?? row.updatedAt)),
    waiting: waiting.map((row) => entry(row, row.updatedAt)),
  };
}

interface Group {
  id: string;
  accountId: string;
  region: string;
  clusterId: string;
  act: string;
  state: string;
  nodes: number;
  total: number;
  failed: number;
  endedAt: Date;
}

async function groups(app: FastifyInstance, visible: Visible, names: Names) {
  const rows = await app.db.$queryRaw<Group[]>`
    select one.id, account_id as "accountId", region, cluster_id as "clusterId", act, one.state, of_group.*
    from operation_group as one, lateral (
      select count(*)::int as total, count(distinct target ->> 'name')::int as nodes, max(coalesce(finished_at, updated_at)) as "endedAt",
        count(*) filter (where member.state in ('failed', 'conflict', 'needs-attention'))::int as failed,
        count(*) filter (where member.state in ('held', 'queued', 'running', 'waiting'))::int as open
      from operation as member where member.group_id = one.id) as of_group
    where ${visible.sql} and set_id is null and one.state in ('finished', 'stopped') and one.created_at > now() - interval '2 days'
      and of_group.open = 0 and of_group."endedAt" > now() - interval '1 day'
    order by of_group."endedAt" desc, one.id desc limit ${maxEnded}`;
  return rows.map(({ endedAt, ...row }) => ({
    type: 'group' as const,
    ...row,
    ...names.cluster(row),
    endedAt: endedAt.toISOString(),
  }));
}

interface Host extends PoolKey {
  state: JoinState;
  issuedAt: Date;
  expiresAt: Date | null;
  seenAt: Date | null;
}

/** The end for one host: TKE listed it; or it was listed and did not run in time; or it became late. */
function endOf({ state, issuedAt, seenAt }: Host) {
  if (!seenAt || seenAt < issuedAt) return issuedAt.getTime() + lateMs;
  return seenAt.getTime() + (state === 'seen' ? joiningMs : 0);
}

async function hosts(app: FastifyInstance, visible: Visible, names: Names, now: number) {
  const rows = await app.db.$queryRaw<Host[]>`
    with open as (${openJoins(visible)})
    select account_id as "accountId", region, cluster_id as "clusterId", node_pool_id as "nodePoolId", state,
      issued_at as "issuedAt", expires_at as "expiresAt", seen_at as "seenAt"
    from "join" left join open using (account_id, region, cluster_id, node_pool_id)
    where ${visible.sql} and issued_at > now() - interval '1 day' and open.began_at is null
    order by issued_at`;
  return [...Map.groupBy(rows, poolKeyOf).values()].flatMap((group) => {
    const last = group.at(-1);
    if (!last) return [];
    const states = group.map(({ state, issuedAt, expiresAt }) =>
      joinStateAt({ state, issuedAt: issuedAt.getTime(), expiresAt: timeIn(expiresAt) }, now),
    );
    const count = (...wanted: JoinState[]) => states.filter((state) => wanted.includes(state)).length;
    return {
      type: 'hosts' as const,
      ...names.pool(last),
      total: group.length,
      running: count('running'),
      failed: count('failed'),
      late: count('late', 'expired'),
      lastCommandAt: last.issuedAt.toISOString(),
      endedAt: new Date(Math.min(now, Math.max(...group.map(endOf)))).toISOString(),
    };
  });
}

/** What ended in 24 hours in the visible places, and what waits for a person, newest first. */
export async function readEnded(app: FastifyInstance, visible: Visible, names: Names) {
  const now = (await timeOf(app.db)).getTime();
  const [alone, together, sets, joined] = await Promise.all([
    operations(app, visible, names, now),
    groups(app, visible, names),
    endedSets(app, visible),
    hosts(app, visible, names, now),
  ]);
  const newestFirst = (one: { endedAt: string }, other: { endedAt: string }) => (one.endedAt < other.endedAt ? 1 : -1);
  const ended = [...alone.ended, ...together, ...sets, ...joined].toSorted(newestFirst).slice(0, maxEnded);
  return Ended.array().parse([...alone.waiting, ...ended].toSorted(newestFirst));
}

/** The median duration of each kind on each account. Operations of a group are left out: most of their time they wait for a turn. */
export const readUsual = (app: FastifyInstance, visible: Visible) =>
  app.db.$queryRaw<{ accountId: string; kind: OperationKindName; ms: number }[]>`
    with latest as (
      select account_id, kind, extract(epoch from finished_at - created_at) * 1000 as ms,
        row_number() over (partition by account_id, kind order by created_at desc) as place
      from operation
      where ${visible.sql} and state = 'succeeded' and group_id is null and created_at > now() - interval '30 days')
    select account_id as "accountId", kind, (percentile_cont(0.5) within group (order by ms))::int as ms
    from latest where place <= 20 group by 1, 2 having count(*) >= 5 order by 1, 2`;
