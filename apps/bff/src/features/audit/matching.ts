import type { AuditFilter } from '@isthmus/contracts/audit';
import { auditActs } from '@isthmus/contracts/audit-acts';
import { positionOf } from '@isthmus/contracts/cursor';
import { OperationKindName, OperationState } from '@isthmus/contracts/operations';
import type { Visible } from '#access/visible';
import { termOf } from '#database/rank';
import { emptySql, joinSql, sql, type Sql } from '#database/sql';
import type { PrismaClient } from '#generated/client';

/** Who reads: null reads every row, others those of the places that they administer. */
export type Readable = Visible | null;

/** The codes of an operation's rows in earlier versions. */
const oldCodes = OperationKindName.options.flatMap((kind) =>
  [...OperationState.options, 'retry'].map((end) => `${kind}:${end}`),
);
const actsOf = (kind: keyof typeof auditActs) => [...auditActs[kind], ...(kind === 'change' ? oldCodes : [])];

const mostPeople = 20;

/** People by part of their name or address. */
async function findPeople(db: PrismaClient, text: string) {
  const { part } = termOf(text);
  const found = await db.$queryRaw<{ id: string }[]>`
    select id from "user" where lower(name) like ${part} or lower(email) like ${part} limit ${mostPeople}`;
  return found.map(({ id }) => id);
}

/** The columns that name what a person looks for. Each has an index, so each is a search of its own. */
const byText = async (db: PrismaClient, text: string) => [
  sql`request_id = ${text}`,
  sql`object_id = ${text}`,
  sql`cluster_id = ${text}`,
  // Case counts, as in names of Kubernetes.
  sql`object_name collate "C" like ${`${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`,
  ...(await findPeople(db, text)).map((id) => sql`actor_id = ${id}::uuid`),
];

const and = (conditions: Sql[]) => (conditions.length ? joinSql(conditions, ' and ') : sql`true`);

/**
 * Returns id and time of the newest rows that match, newest first. The narrowest filter becomes one search per value, each in the order of its own
 * index and each with the limit; the other filters are checked on the rows that it meets. So a page costs the same at any number of rows.
 */
export async function findIds(
  db: PrismaClient,
  filter: AuditFilter & { cursor?: string | undefined },
  readable: Readable,
  limit: number,
): Promise<{ id: bigint; at: Date }[]> {
  const { accountId, region, clusterId, actorId, kind, object, objectId, text, since, before, cursor } = filter;
  const position = cursor ? positionOf(cursor) : null;
  const isKind = kind && kind !== 'denied' ? sql`act = any(${actsOf(kind)}::text[])` : emptySql;
  const isDenied = sql`(outcome = 'denied' or act = 'sign-in-refused')`;
  const rest = and([
    ...(readable ? [readable.sql] : []),
    ...(accountId ? [sql`account_id = ${accountId}::uuid`] : []),
    ...(region ? [sql`region = ${region}`] : []),
    ...(clusterId ? [sql`cluster_id = ${clusterId}`] : []),
    ...(actorId ? [sql`actor_id = ${actorId}::uuid`] : []),
    ...(kind ? [kind === 'denied' ? isDenied : isKind] : []),
    ...(object ? [sql`object = ${object}`] : []),
    ...(objectId ? [sql`object_id = ${objectId}`] : []),
    ...(since ? [sql`at >= ${since}::timestamptz`] : []),
    ...(before ? [sql`at < ${before}::timestamptz`] : []),
    // The first condition leaves out the months after it.
    ...(position
      ? [sql`at <= ${position.at}::timestamptz and (at, id) < (${position.at}::timestamptz, ${position.id}::bigint)`]
      : []),
  ]);
  const search = (condition: Sql) =>
    sql`(select id, at from audit where ${condition} and ${rest} order by at desc, id desc limit ${limit})`;
  const isNarrow = objectId !== undefined || actorId !== undefined || clusterId !== undefined;
  const searches = async () => {
    if (text) return (await byText(db, text)).map(search);
    if (kind === 'denied' && !isNarrow) return [search(sql`outcome = 'denied'`), search(sql`act = 'sign-in-refused'`)];
    if (kind && kind !== 'denied' && !isNarrow)
      return [
        sql`(select one.id, one.at from unnest(${actsOf(kind)}::text[]) as wanted(act) cross join lateral
          (select id, at from audit where audit.act = wanted.act and ${rest} order by at desc, id desc limit ${limit}) as one)`,
      ];
    if (readable && !isNarrow && !accountId)
      return readable.accountIds.map((id) => search(sql`account_id = ${id}::uuid`));
    return [search(sql`true`)];
  };
  const all = await searches();
  if (!all.length) return [];
  return db.$queryRaw`
    select id, at from (${joinSql(all, ' union ')}) as found order by at desc, id desc limit ${limit}`;
}
