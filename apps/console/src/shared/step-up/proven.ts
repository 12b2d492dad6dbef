const name = 'isthmus-proof';

/** Tells the browser's other tabs that the person proved to be there. A lie helps nobody: the server has its own proof. */
export function announceProof() {
  const channel = new BroadcastChannel(name);
  channel.postMessage('');
  channel.close();
}

/** Calls `then` after a proof in another tab. Returns what ends that. */
export function onProven(then: () => void) {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', then);
  return () => channel.close();
}
