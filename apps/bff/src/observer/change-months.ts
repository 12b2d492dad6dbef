import fp from 'fastify-plugin';
import type { PrismaClient } from '#generated/client';
import type { Transaction } from './kinds/kind.ts';

const everyMs = 86_400_000;

/** A month of the history: the name of its table, and its bounds in UTC. */
interface Month {
  name: string;
  from: string;
  until: string;
}

/** The month after the last one, unless the months of the next forty days exist. The database's clock counts, as for the rows. */
const nextMonth = (tx: Transaction) => tx.$queryRaw<Month[]>`
  select to_char(last, '"observed_change_"YYYY_MM') as name, to_char(last, 'YYYY-MM-DD"T00:00:00Z"') as from,
    to_char(last + interval '1 month', 'YYYY-MM-DD"T00:00:00Z"') as until
  from (
    select max((regexp_match(pg_get_expr(relpartbound, oid), $$TO [(]'([^']+)'[)]$$))[1]::timestamptz) at time zone 'UTC' as last
    from pg_class join pg_inherits on inhrelid = oid
    where inhparent = 'observed_change'::regclass) as months
  where last < (now() at time zone 'UTC') + interval '40 days'`;

/** Adds the next month of the history, with rows that were stored outside every month. Returns whether one was missing. */
async function addMonth(tx: Transaction): Promise<boolean> {
  // The other replica then finds the month.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('months of observed_change', 0))`;
  const [month] = await nextMonth(tx);
  if (!month) return false;
  const { name, from, until } = month;
  // Names and bounds cannot be parameters. PostgreSQL has just written them, as digits.
  await tx.$executeRawUnsafe(`create table ${name} (like observed_change including defaults)`);
  await tx.$executeRawUnsafe(
    `with moved as (delete from observed_change_other where at >= '${from}' and at < '${until}' returning *)
     insert into ${name} select * from moved`,
  );
  await tx.$executeRawUnsafe(
    `alter table observed_change attach partition ${name} for values from ('${from}') to ('${until}')`,
  );
  return true;
}

/** Adds the months of the history that begin within forty days. */
async function addMonths(db: PrismaClient) {
  while (await db.$transaction(addMonth));
}

/**
 * Keeps months of the history ready, at the start and once a day. A month can be detached and archived. A change outside every month is
 * stored too, so a failure is only logged.
 */
export default fp(
  async (app) => {
    const add = () =>
      addMonths(app.db).catch((error: unknown) =>
        app.log.error({ err: error }, 'the history got no table for a coming month'),
      );
    await add();
    const timer = setInterval(() => void add(), everyMs);
    app.addHook('onClose', async () => clearInterval(timer));
  },
  { name: 'change-months', dependencies: ['database'] },
);
