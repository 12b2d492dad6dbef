/** How many ms the server's clock is ahead of the browser's. */
let offsetMs = 0;

/**
 * Corrects the offset from a reply's `Date` header, which has whole seconds. The server wrote it between the request's
 * start and the reply's arrival. Keeps the browser's clock while the header allows it.
 */
export function updateServerTime(date: string | null, startedAt: number, arrivedAt: number) {
  const second = Date.parse(date ?? '');
  if (Number.isNaN(second)) return;
  const [least, most] = [second - arrivedAt, second + 999 - startedAt];
  offsetMs = Math.min(Math.max(offsetMs, least), most);
}

/**
 * Returns the server's time in milliseconds since 1970. Every age, countdown and expiry uses it, never the browser's
 * clock.
 */
export const serverNow = () => Date.now() + offsetMs;
