// Many readers of event streams in a process of their own. Told over IPC what to open and what to report.
import { Agent, get, type ClientRequest } from 'node:http';

interface Order {
  urls: string[];
  cookie: string;
  count: number;
}
/** For each version of the watched key: when each reader heard of it, in milliseconds of the wall clock. */
const heard = new Map<number, number[]>();
/** The longest time that any reader was without a stream. */
let longestGapMs = 0;
let open = 0;
let dropped = 0;

const reopenMs = 100;
const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

function hear(version: number, at: number) {
  const times = heard.get(version);
  if (times) times.push(at);
  else heard.set(version, [at]);
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
        if (version) hear(Number(version), at);
      }
    });
  });
  // A browser does the same: it opens the stream anew, at whatever replica answers behind the address.
  const again = () => {
    if (isOpen) open -= 1;
    if (isOpen) dropped += 1;
    const since = isOpen ? Date.now() : (lostAt ?? Date.now());
    setTimeout(() => watch(urls, cookie, index + 1, since), reopenMs);
  };
  request.on('close', again);
  request.on('error', () => undefined);
  return request;
}

process.once('disconnect', () => process.exit());
process.on('message', (order: Order | 'report') => {
  if (order === 'report') {
    process.send?.({ open, dropped, longestGapMs, heard: [...heard] });
    heard.clear();
    return;
  }
  const { urls, cookie, count } = order;
  let begun = 0;
  // Some at a time: a listening socket keeps only so many waiting.
  const more = () => {
    for (let some = 0; some < 200 && begun < count; some += 1) watch(urls, cookie, begun++);
    if (begun < count) setTimeout(more, 50);
  };
  more();
});
