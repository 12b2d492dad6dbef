import { InProgress } from '@isthmus/contracts/in-progress';
import { joinStateAt, lateMs } from '@isthmus/contracts/join-state';
import type { JoinState } from '@isthmus/contracts/joins';
import type { PoolKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import type { Visible } from '#access/visible';
import { timeOf } from '#database/time';
import { sql } from '#database/sql';
import { type Names, namesOf, poolKeyOf } from './names.ts';
import { setsInProgress } from './operation-sets.ts';

const maxOfEach = 100;
/** A listed host that is not Running after this time does not join any more. */
export const joiningMs = 15 * 60_000;
/** The hosts of one list are created within this time. */
const batchMs = 1_000;

export const targetOf = (target: unknown) =>
  typeof target === 'object' && target !== null && 'name' in target ? String(target.name) : '';

export const timeIn = (date: Date | null) => date?.getTime() ?? null;

const underWay = ['queued', 'running', 'waiting'];

async function operations(app: FastifyInstance, visible: Visible, names: Names) {
  const where = { ...visible.where, groupId: null, state: { in: underWay } };
  const [rows, total] = await Promise.all([
    app.db.operation.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: maxOfEach }),
    app.db.operation.count({ where }),
  ]);
  const items = rows.map((row) => ({
    type: 'operation' as const,
    ...names.cluster(row),
    id: row.id,
    kind: row.kind,
    state: row.state,
    target: targetOf(row.target),
    late: row.late,
    since: row.createdAt.toISOString(),
  }));
  return { items, total };
}

interface Group {
  id: string;
  accountId: string;
  region: string;
  clusterId: string;
  act: string;
  state: string;
  pausedBecause: string | null;
  createdAt: Date;
  nodes: number;
  total: number;
  ended: number;
  failed: number;
}

async function groups(app: FastifyInstance, visible: Visible, names: Names) {
  const rows = await app.db.$queryRaw<Group[]>`
    select one.id, account_id as "accountId", region, cluster_id as "clusterId", act, one.state,
      paused_because as "pausedBecause", created_at as "createdAt", of_group.*
    from operation_group as one, lateral (
      select count(*)::int as total, count(distinct target ->> 'name')::int as nodes,
        count(*) filter (where member.state not in ('held', 'queued', 'running', 'waiting', 'needs-attention'))::int as ended,
        count(*) filter (where member.state in ('failed', 'conflict'))::int as failed
      from operation as member where member.group_id = one.id) as of_group
    where ${visible.sql} and one.state in ('running', 'paused') and set_id is null
    order by created_at desc, one.id desc`;
  const items = rows.slice(0, maxOfEach).map(({ createdAt, ...row }) => ({
    type: 'group' as const,
    ...row,
    ...names.cluster(row),
    since: createdAt.toISOString(),
  }));
  return { items, total: rows.length };
}

/** The pools with hosts that may still join. */
export const openJoins = (visible: Visible) => sql`
  select account_id, region, cluster_id, node_pool_id, min(created_at) as began_at from "join"
  where ${visible.sql} and issued_at is not null and (
    state = 'waiting' and (seen_at is null or seen_at < issued_at) and issued_at > now() - make_interval(secs => ${lateMs / 1000})
    or state = 'seen' and seen_at > now() - make_interval(secs => ${joiningMs / 1000}))
  group by 1, 2, 3, 4`;

interface Host extends PoolKey {
  state: JoinState;
  issuedAt: Date | null;
  expiresAt: Date | null;
}

/** The hosts of each pool that has one that may still join: from the oldest such host on, with those that have no command yet. */
async function hosts(app: FastifyInstance, visible: Visible, names: Names) {
  const rows = await app.db.$queryRaw<Host[]>`
    with open as (${openJoins(visible)})
    select account_id as "accountId", region, cluster_id as "clusterId", node_pool_id as "nodePoolId", state,
      issued_at as "issuedAt", expires_at as "expiresAt"
    from "join" join open using (account_id, region, cluster_id, node_pool_id)
    where created_at >= began_at - make_interval(secs => ${batchMs / 1000})
    order by issued_at nulls last`;
  const now = await timeOf(app.db);
  const pools = [...Map.groupBy(rows, poolKeyOf).values()];
  const items = pools.flatMap((group) => {
    const [first] = group;
    if (!first?.issuedAt) return [];
    const states = group.map(({ state, issuedAt, expiresAt }) =>
      joinStateAt({ state, issuedAt: timeIn(issuedAt), expiresAt: timeIn(expiresAt) }, now.getTime()),
    );
    const count = (...wanted: JoinState[]) => states.filter((state) => wanted.includes(state)).length;
    return {
      type: 'hosts' as const,
      ...names.pool(first),
      total: group.length,
      running: count('running'),
      failed: count('failed'),
      joining: count('seen'),
      late: count('late', 'expired'),
      waiting: count('waiting'),
      since: first.issuedAt.toISOString(),
    };
  });
  return { items: items.slice(0, maxOfEach), total: items.length };
}

export async function readNames(app: FastifyInstance, visible: Visible): Promise<Names> {
  const select = { accountId: true, region: true, clusterId: true, name: true };
  const [clusters, pools] = await Promise.all([
    app.db.cluster.findMany({ where: visible.where, select }),
    app.db.externalNodePool.findMany({ where: visible.where, select: { ...select, nodePoolId: true } }),
  ]);
  return namesOf(clusters, pools);
}

/** What runs now in the visible places, newest first, and its whole number. */
export async function readInProgress(app: FastifyInstance, visible: Visible, names: Names) {
  const [alone, together, sets, joining] = await Promise.all([
    operations(app, visible, names),
    groups(app, visible, names),
    setsInProgress(app, visible),
    hosts(app, visible, names),
  ]);
  const items = InProgress.array().parse([...alone.items, ...together.items, ...sets.items, ...joining.items]);
  return {
    items: items.toSorted((one, other) => (one.since < other.since ? 1 : -1)),
    total: alone.total + together.total + sets.total + joining.total,
  };
}
