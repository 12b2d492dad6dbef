import { usedHeader } from '@isthmus/contracts/session-use';

/** The name under which the browser remembers that it has a session. */
export const signedIn = 'signed-in';

/** How long before its end a person is warned. */
export const warnMs = 2 * 60_000;

let pressedAt = 0;
const listeners = new Set<() => void>();

/** Calls back when the session may have ended, or a person signed in or out in another tab. */
export function onSessionDoubt(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
export const doubtSession = () => listeners.forEach((listener) => listener());

// Tests of functions run without a page.
if ('document' in globalThis) {
  const notePress = ({ isTrusted }: Event) => void (isTrusted && (pressedAt = Date.now()));
  for (const press of ['pointerdown', 'keydown']) addEventListener(press, notePress, true);
  addEventListener('storage', ({ key }) => key === `isthmus.${signedIn}` && doubtSession());
}

/** Reports the last press of a key or a pointer. Not whether a request follows from it: that cannot be known. */
export const pressHeaders = () => pressedAt > 0 && { [usedHeader]: String(Math.max(0, Date.now() - pressedAt)) };

let paused: PromiseWithResolvers<void> | null = null;
/** While the session is over, reads wait, so that the page keeps what it shows. Null otherwise. */
export const readsMayStart = () => paused?.promise ?? null;
export const pauseReads = () => void (paused ??= Promise.withResolvers());
export function resumeReads() {
  paused?.resolve();
  paused = null;
}
