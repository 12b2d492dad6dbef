/** Paces calls per (uin, action); a bucket shared by all replicas may take its place. */
export interface TkeBudget {
  take(uin: string, action: string, purpose: 'read' | 'write'): Promise<void>;
}

/**
 * TKE allows 20 requests a second per action (https://cloud.tencent.com/document/api/457/129226). What may come at once counts
 * within the same second as what follows, so both together stay below that.
 */
const limits = { read: { perSecond: 12, atOnce: 6 }, write: { perSecond: 10, atOnce: 10 } };

/** A token bucket in this process. */
export function inProcessBudget(
  now = () => performance.now(),
  wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
) {
  const nextFree = new Map<string, number>();
  return {
    async take(uin, action, purpose) {
      const key = `${uin} ${action} ${purpose}`;
      const { perSecond, atOnce } = limits[purpose];
      const slot = 1000 / perSecond;
      const at = Math.max(nextFree.get(key) ?? 0, now() - (atOnce - 1) * slot);
      nextFree.set(key, at + slot);
      if (at > now()) await wait(at - now());
    },
  } satisfies TkeBudget;
}
