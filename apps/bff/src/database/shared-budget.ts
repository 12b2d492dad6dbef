import type { PrismaClient } from '#generated/client';
import type { Purpose, TkeBudget } from '#sources/tke/tke-client';

/**
 * TKE allows 20 requests a second per action (https://cloud.tencent.com/document/api/457/129226). The most in one second is `burst` plus
 * `perSecond`. An observed action is called only for `watch` (13) and `demand` (5): together 18. DescribeClusterInstances of version
 * 2022-05-01 is also called for `slow` (2): one page of a long list every half second.
 */
const limits: Record<Purpose, { perSecond: number; burst: number }> = {
  watch: { perSecond: 9, burst: 4 },
  slow: { perSecond: 2, burst: 1 },
  demand: { perSecond: 3, burst: 2 },
  ask: { perSecond: 9, burst: 9 },
  write: { perSecond: 9, burst: 9 },
};

/** No queue is longer than this. A later time was written while the database's clock was ahead; it is ignored. */
const maxQueueSeconds = 60;

/** A token bucket per (uin, action, purpose) in PostgreSQL, on the database clock: all replicas share it. */
export const sharedBudget = (db: PrismaClient): TkeBudget => ({
  async take(uin, action, purpose) {
    const { perSecond, burst } = limits[purpose];
    const slot = 1 / perSecond;
    const [taken] = await db.$queryRaw<{ seconds: number }[]>`
      insert into tke_budget as bucket (uin, action, purpose, next_free)
      values (${uin}, ${action}, ${purpose}, clock_timestamp() - make_interval(secs => ${(burst - 2) * slot}))
      on conflict (uin, action, purpose) do update set next_free = make_interval(secs => ${slot}) + greatest(
        case when bucket.next_free < clock_timestamp() + make_interval(secs => ${maxQueueSeconds}) then bucket.next_free end,
        clock_timestamp() - make_interval(secs => ${(burst - 1) * slot}))
      returning extract(epoch from next_free - clock_timestamp())::float8 - ${slot}::float8 as seconds`;
    const ms = (taken?.seconds ?? 0) * 1000;
    if (ms > 0) await new Promise((done) => setTimeout(done, ms));
  },
});
