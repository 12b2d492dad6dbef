import type { PrismaClient } from '#generated/client';
import type { Purpose, TkeBudget } from '#sources/tke/tke-client';

/**
 * TKE allows 20 requests a second per action (https://cloud.tencent.com/document/api/457/129226). What may come at once counts within
 * the same second as what follows. What is observed is never asked or written: of its 20, watching takes 13 at most, and whoever waits
 * finds five free.
 */
const limits: Record<Purpose, { perSecond: number; atOnce: number }> = {
  watch: { perSecond: 9, atOnce: 4 },
  demand: { perSecond: 3, atOnce: 2 },
  ask: { perSecond: 9, atOnce: 9 },
  write: { perSecond: 9, atOnce: 9 },
};

/** No queue is as long: a time beyond was written while the database's clock was ahead, and is void. */
const longestQueueSeconds = 60;

/** A token bucket for each (uin, action, purpose) in PostgreSQL, on its clock: one for all replicas. */
export const sharedBudget = (db: PrismaClient): TkeBudget => ({
  async take(uin, action, purpose) {
    const { perSecond, atOnce } = limits[purpose];
    const slot = 1 / perSecond;
    const [taken] = await db.$queryRaw<{ seconds: number }[]>`
      insert into tke_budget as bucket (uin, action, purpose, next_free)
      values (${uin}, ${action}, ${purpose}, clock_timestamp() - make_interval(secs => ${(atOnce - 2) * slot}))
      on conflict (uin, action, purpose) do update set next_free = make_interval(secs => ${slot}) + greatest(
        case when bucket.next_free < clock_timestamp() + make_interval(secs => ${longestQueueSeconds}) then bucket.next_free end,
        clock_timestamp() - make_interval(secs => ${(atOnce - 1) * slot}))
      returning extract(epoch from next_free - clock_timestamp())::float8 - ${slot}::float8 as seconds`;
    const ms = (taken?.seconds ?? 0) * 1000;
    if (ms > 0) await new Promise((done) => setTimeout(done, ms));
  },
});
