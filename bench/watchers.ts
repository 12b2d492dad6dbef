// The process of crowd.ts: many readers of event streams. Commands and reports go over IPC.
import { Agent, get, type ClientRequest } from 'node:http';

interface Order {
  urls: string[];
  cookie: string;
  count: number;
}
/** For each version of the watched key: the times at which readers received it, in milliseconds of real time. */
const receivedAt = new Map<number, number[]>();
/** The longest time that any reader had no stream. */
let longestGapMs = 0;
let open = 0;
let dropped = 0;

const reopenMs = 100;
const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

function noteReceipt(version: number, at: number) {
  const times = receivedAt.get(version);
  if (times) times.push(at);
  else receivedAt.set(version, [at]);
}

function watch(urls: string[], cookie: string, index: number, lostAt?: number): ClientRequest {
  const url = urls[index % urls.length] ?? '';
  let isOpen = false;
  let rest = '';
  const request = get(url, { agent, headers: { cookie } }, (reply) => {
    if (reply.statusCode !== 200) return void reply.resume();
    isOpen = true;
    open += 1;
    if (lostAt) longestGapMs = Math.max(longestGapMs, Date.now() - lostAt);
    reply.setEncoding('utf8');
    reply.on('data', (chunk: string) => {
      const at = Date.now();
      const frames = (rest + chunk).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) {
        const version = /"external-nodes:[^"]*","version":(\d+)/.exec(frame)?.[1];
        if (version) noteReceipt(Number(version), at);
      }
    });
  });
  // Reopens the stream like a browser, at the next address.
  const reopen = () => {
    if (isOpen) open -= 1;
    if (isOpen) dropped += 1;
    const since = isOpen ? Date.now() : (lostAt ?? Date.now());
    setTimeout(() => watch(urls, cookie, index + 1, since), reopenMs);
  };
  request.on('close', reopen);
  request.on('error', () => undefined);
  return request;
}

process.once('disconnect', () => process.exit());
process.on('message', (order: Order | 'report') => {
  if (order === 'report') {
    process.send?.({ open, dropped, longestGapMs, receivedAt: [...receivedAt] });
    receivedAt.clear();
    return;
  }
  const { urls, cookie, count } = order;
  let openedCount = 0;
  // Opens 200 at a time, because a listening socket has a short backlog.
  const openSome = () => {
    for (let some = 0; some < 200 && openedCount < count; some += 1) watch(urls, cookie, openedCount++);
    if (openedCount < count) setTimeout(openSome, 50);
  };
  openSome();
});
