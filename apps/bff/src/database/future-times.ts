import type { PrismaClient } from '#generated/client';

/**
 * Corrects stored times that are too far in the future. They were written while the database clock was ahead. If it was a day ahead, they
 * would delay reads, changes and the queue by a day.
 * The limits exceed the longest waits: a minute between steps of an operation, an hour per operation, a read's interval plus a minute.
 */
export async function correctFutureTimes(db: PrismaClient): Promise<number> {
  const counts = [
    await db.$executeRaw`
      update observation set lease_until = null,
        due_at = least(due_at, now()), attempted_at = least(attempted_at, now()), observed_at = least(observed_at, now()),
        first_observed_at = least(first_observed_at, now()),
        demanded_at = least(demanded_at, now()),
        wanted_until = least(wanted_until, now() + make_interval(secs => interval_ms * 2 / 1000.0))
      where attempted_at > now() + interval '5 seconds' or demanded_at > now() + interval '5 seconds'
        or lease_until > now() + interval '30 seconds'
        or wanted_until > now() + make_interval(secs => interval_ms * 2 / 1000.0 + 30)
        or due_at > now() + make_interval(secs => interval_ms / 1000.0 + 90)`,
    await db.$executeRaw`
      update operation_attempt set started_at = now()
      where started_at > now() + interval '5 seconds' and operation_id in (
        select id from operation where state in ('queued', 'running', 'waiting'))`,
    await db.$executeRaw`
      update operation set deadline = now() + interval '1 hour'
      where deadline > now() + interval '2 hours' and state in ('queued', 'running', 'waiting')`,
    await db.$executeRaw`update health_counted set until = now() where until > now() + interval '5 seconds'`,
    await db.$executeRaw`update "join" set issued_at = now() where issued_at > now() + interval '1 minute'`,
    await db.$executeRaw`
      update pgboss.job set start_after = least(start_after, now()), heartbeat_on = least(heartbeat_on, now())
      where state in ('created', 'retry', 'active')
        and (start_after > now() + interval '2 minutes' or heartbeat_on > now() + interval '5 seconds')`,
    await db.$executeRaw`
      update pgboss.queue set monitor_claim_on = least(monitor_claim_on, now()), monitor_on = least(monitor_on, now()),
        maintain_on = least(maintain_on, now())
      where greatest(monitor_claim_on, monitor_on, maintain_on) > now() + interval '5 seconds'`,
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}
