import { isthmus, writeAudit } from '#access/audit';
import type { Prisma, PrismaClient } from '#generated/client';
import { beginning, keyIdOf, signClosing } from './seal.ts';

interface Month {
  table: string;
  month: string;
  from: Date;
  until: Date;
}

/** The months that ended more than `months` months ago, oldest first. */
const endedMonths = (db: PrismaClient, months: number) => db.$queryRaw<Month[]>`
  select name as "table", to_char("from" at time zone 'UTC', 'YYYY-MM') as month, "from", "until" from (
    select oid::regclass::text as name, (bounds[1])::timestamptz as "from", (bounds[2])::timestamptz as "until"
    from pg_class join pg_inherits on inhrelid = oid
      cross join lateral regexp_match(pg_get_expr(relpartbound, oid), $$FROM [(]'([^']+)'[)] TO [(]'([^']+)'[)]$$) as bounds
    where inhparent = 'public.audit'::regclass and bounds is not null) as month
  where "until" <= now() - make_interval(months => ${months}) order by "from"`;

/** The last seal before the first one of a later month: up to there the chain ends with this month. */
async function endOf(tx: Prisma.TransactionClient, { until }: Month) {
  const select = { seq: true, hmac: true } as const;
  const later = await tx.auditSeal.findFirst({
    where: { auditAt: { gte: until } },
    orderBy: { seq: 'asc' },
    select: { seq: true },
  });
  const last = await tx.auditSeal.findFirst({
    ...(later && { where: { seq: { lt: later.seq } } }),
    orderBy: { seq: 'desc' },
    select,
  });
  return (
    last ?? (await tx.auditClosingHead.findFirst({ orderBy: { seq: 'desc' }, select })) ?? { seq: 0n, hmac: beginning }
  );
}

/** `server`: the syslog server that must have the rows first. */
async function dropMonth(tx: Prisma.TransactionClient, key: Buffer, month: Month, server: string | null) {
  // Pages and changes wait for at most this long.
  await tx.$executeRaw`set local lock_timeout = '10s'`;
  // No seal is added meanwhile.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('audit-seal', 0))`;
  const unsealed = await tx.auditUnsealed.count({ where: { at: { gte: month.from, lt: month.until } } });
  if (unsealed)
    throw new Error(`${unsealed} rows of ${month.month} have no seal yet: start Isthmus, wait a minute and try again`);
  const { seq, hmac } = await endOf(tx, month);
  const stream = server ? await tx.auditStream.findUnique({ where: { server } }) : null;
  if (server && (stream?.seq ?? 0n) < seq)
    throw new Error(`the syslog server ${server} does not have all rows of ${month.month} yet`);
  const rows = BigInt(await tx.audit.count({ where: { at: { gte: month.from, lt: month.until } } }));
  const closing = { month: month.month, seq, hmac: Uint8Array.from(hmac), rows };
  const signature = Uint8Array.from(signClosing(key, closing));
  await tx.auditClosingHead.create({ data: { ...closing, keyId: Uint8Array.from(keyIdOf(key)), signature } });
  // The name is PostgreSQL's own text of it, with quotes where they are needed.
  await tx.$executeRawUnsafe(`alter table audit detach partition ${month.table}`);
  await tx.$executeRawUnsafe(`drop table ${month.table}`);
  await tx.auditSeal.deleteMany({ where: { seq: { lte: seq } } });
  const details = { month: month.month, rows: Number(rows), head: `${seq}:${Buffer.from(hmac).toString('hex')}` };
  await writeAudit(tx, isthmus, { act: 'drop-audit-month', details });
  return details;
}

/**
 * Drops the months that ended more than `months` months ago, each in one transaction with its signed closing head and its audit row. `db`
 * has the role that owns the tables.
 */
export async function* dropMonths(db: PrismaClient, key: Buffer, months: number, server: string | null) {
  for (const month of await endedMonths(db, months))
    yield await db.$transaction((tx) => dropMonth(tx, key, month, server), { timeout: 600_000 });
  await db.$executeRaw`select add_months(parent) from unnest(array['observed_change', 'audit']) as parent`;
}
