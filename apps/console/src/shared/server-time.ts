/** How far the server's clock is ahead of the browser's. */
let offsetMs = 0;

/**
 * Corrects the offset by an answer's `Date` header, which names the second in which the server wrote it: some time between the
 * request's start and the answer's arrival. The browser's clock counts as right as long as it may be.
 */
export function learnServerTime(date: string | null, startedAt: number, arrivedAt: number) {
  const second = Date.parse(date ?? '');
  if (Number.isNaN(second)) return;
  const [least, most] = [second - arrivedAt, second + 999 - startedAt];
  offsetMs = Math.min(Math.max(offsetMs, least), most);
}

/** Milliseconds since 1970 by the server's clock: every age, countdown and "expired" uses it, never the browser's own. */
export const serverNow = () => Date.now() + offsetMs;
