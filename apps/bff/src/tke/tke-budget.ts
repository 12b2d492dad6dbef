/** Paces calls per (uin, action); a bucket shared by all replicas may take its place. */
export interface TkeBudget {
  take(uin: string, action: string, purpose: 'read' | 'write'): Promise<void>;
}

/** TKE allows 20 requests a second per action (https://cloud.tencent.com/document/api/457/129226); reads leave 30 % of it to clicks. */
const perSecond = { read: 14, write: 20 };

/** A token bucket of one second's worth in this process. */
export function inProcessBudget(
  now = Date.now,
  wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
) {
  const nextFree = new Map<string, number>();
  return {
    async take(uin, action, purpose) {
      const key = `${uin} ${action} ${purpose}`;
      const slot = 1000 / perSecond[purpose];
      const at = Math.max(nextFree.get(key) ?? 0, now() - 1000 + slot);
      nextFree.set(key, at + slot);
      if (at > now()) await wait(at - now());
    },
  } satisfies TkeBudget;
}
