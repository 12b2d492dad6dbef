import type { FastifyInstance } from 'fastify';
import type { Visible } from '#access/visible';
import type { NodeChangeCounts } from '#rules/node-changes';
import type { NodeSeconds } from '#rules/node-seconds';

const dayMs = 86_400_000;
const daysShown = 30;

/** The last 30 UTC days, the oldest first. */
export const lastDays = (now: Date) =>
  Array.from({ length: daysShown }, (_, index) =>
    new Date(now.getTime() - (daysShown - 1 - index) * dayMs).toISOString().slice(0, 10),
  );

/** The nodes that joined, were removed and were lost on each day since `from`. */
export const readChanges = (app: FastifyInstance, visible: Visible, from: Date) => app.db.$queryRaw<
  (NodeChangeCounts & { day: string })[]
>`
  select to_char(day, 'YYYY-MM-DD') as day, sum(joined)::int as joined, sum(removed)::int as removed, sum(lost)::int as lost
  from change_day where ${visible.sql} and day >= ${from}::date
  group by change_day.day`;

/** The node-seconds of each account, day and state that are counted already. */
export const readNodeSeconds = (app: FastifyInstance, visible: Visible, from: Date) => app.db.$queryRaw<
  (Pick<NodeSeconds, 'day' | 'state' | 'seconds'> & { accountId: string })[]
>`
  select account_id as "accountId", to_char(day, 'YYYY-MM-DD') as day, state, sum(seconds) as seconds
  from health_day where ${visible.sql} and day >= ${from}::date
  group by account_id, health_day.day, state`;
