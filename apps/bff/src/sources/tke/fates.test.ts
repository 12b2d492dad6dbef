import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { Outgoing } from '../outgoing/outgoing.ts';
import { RawServer, type Respond } from '../raw-server.ts';
import { Breaker } from './breaker.ts';
import { exact, families } from './codes.ts';
import { TkeClient } from './tke-client.ts';
import { TkeError } from './tke-error.ts';

/** One failure and its cause. `site`: the target of the call; default: a server that sends `answer`. */
interface Case {
  failure: string;
  fate: TkeError['fate'];
  source?: string;
  answer?: Respond;
  site?: string;
  tls?: boolean;
  /** The server is the proxy for this site. */
  proxied?: boolean;
  /** When the caller gives up. */
  until?: AbortSignal;
  isPaused?: boolean;
}

const site = 'https://tke.isthmus.test';
const proxyAnswers =
  (status: number): Respond =>
  (socket) =>
    socket.end(`HTTP/1.1 ${status} Word\r\ncontent-length: 0\r\n\r\n`);
const answers =
  (body: string, type = 'application/json', length = body.length): Respond =>
  (socket) =>
    socket.end(`HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n${body}`);
const code = (Code: string) =>
  answers(JSON.stringify({ Response: { Error: { Code, Message: 'why' }, RequestId: 'i' } }));
const silent: Respond = () => undefined;
const noAnswer = new AbortController();

const notSent: Omit<Case, 'fate'>[] = [
  { failure: 'the name is not found', site: 'https://tke.isthmus.invalid' },
  { failure: 'the connection is refused', site: 'http://127.0.0.1:1' },
  { failure: 'no connection in time', proxied: true, answer: silent, until: AbortSignal.timeout(500) },
  { failure: 'TLS is refused', answer: silent, tls: true },
  { failure: 'the proxy refuses user and password (407)', proxied: true, answer: proxyAnswers(407) },
  { failure: 'the proxy refuses to connect', proxied: true, answer: proxyAnswers(503) },
  { failure: 'the last calls failed, Isthmus pauses', isPaused: true },
];
const unknown: Omit<Case, 'fate'>[] = [
  { failure: 'no answer in time', answer: () => noAnswer.abort(), until: noAnswer.signal },
  { failure: 'the connection is cut before an answer', answer: (socket) => socket.resetAndDestroy() },
  { failure: 'the answer is cut off', answer: answers('{"Resp', undefined, 500) },
  { failure: 'the answer is longer than 32 MB', answer: answers('{', undefined, 33 * 1024 * 1024) },
  { failure: 'the answer is no JSON (a page, an event stream)', answer: answers('data: {}', 'text/event-stream') },
  { failure: 'the answer has no Response, or no RequestId', answer: answers('{"Response":{"NodePoolId":"np-1"}}') },
  { failure: 'the answer lacks what proves it (NodePoolId)', answer: answers('{"Response":{"RequestId":"i"}}') },
  { failure: 'a code that no document names', answer: code('SomethingNew.Entirely') },
];
const coded: Case[] = Object.entries({ ...families, ...exact })
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([name, { fate, source }]) => ({ failure: `\`${name}\``, fate, source, answer: code(name) }));
const cases: Case[] = [
  ...notSent.map((one): Case => ({ ...one, fate: 'not-sent' })),
  ...unknown.map((one): Case => ({ ...one, fate: 'unknown' })),
  ...coded,
];

/** Makes a call fail and returns the error. The call is a write, because only a write's fate matters. */
async function failureOf({ answer = silent, proxied, tls, until, isPaused, ...rest }: Case) {
  const server = new RawServer(answer);
  const port = await server.listen();
  const direct = { proxy: null, noProxy: '', caFile: null };
  const settings = proxied ? { ...direct, proxy: `http://127.0.0.1:${port}` } : direct;
  const breaker = new Breaker(60_000, () => undefined);
  const outgoing = new Outgoing(settings);
  const client = new TkeClient(outgoing, { take: () => Promise.resolve() }, breaker, 20_000);
  const serverUrl = `http${tls ? 's' : ''}://127.0.0.1:${port}`;
  const caller = {
    site: rest.site ?? (proxied ? site : serverUrl),
    uin: '1',
    key: () => ({ secretId: 'MOCKid', secretKey: 'key' }),
  };
  const pool = { ClusterId: 'cls-1', Name: 'a', ContainerRuntime: 'containerd', RuntimeVersion: '1.7.28' };
  if (isPaused)
    for (let call = 0; call < 5; call += 1)
      breaker.unanswered('tke 1 ', new TkeError('DescribeClusters', 'unreachable', null, 'why', null));
  const options = until ? { signal: until } : {};
  // A server that speaks no TLS closes the connection.
  if (tls) setTimeout(() => server.sockets.forEach((socket) => socket.end('no')), 50);
  try {
    await client[isPaused ? 'call' : 'write'](caller, 'CreateExternalNodePool', pool, options);
  } catch (error) {
    if (error instanceof TkeError) return error;
    throw error;
  } finally {
    outgoing.close();
    server.stop();
  }
  return expect.fail('it succeeded');
}

function consequence({ kind, fate, retryable }: TkeError) {
  if (kind === 'paused') return '(reads and questions alone)';
  if (retryable) return 'is sent again until its deadline';
  if (fate === 'unknown') return 'looks until the settle window has passed';
  return fate === 'refused' ? 'ends: refused by TKE' : 'ends: nothing was sent';
}

const rows = new Map<string, string>();

test.for(cases)('$failure: $fate', async (one) => {
  const error = await failureOf(one);
  expect(error.fate).toBe(one.fate);
  const cells = [
    one.failure,
    error.fate.replace('-', ' '),
    consequence(error),
    `\`${error.problem.code}\``,
    one.source ?? '',
  ];
  rows.set(one.failure, `| ${cells.join(' | ')} |`);
});

test('docs/failed-calls.md is up to date', async () => {
  const text = `# Failed calls

The effect of each failed call to TKE, and what a change does then. \`sources/tke/fates.test.ts\` plays each row and writes this page.

- _Not sent_: our own connection reports that no byte of the request was sent.
- _Refused_: a list of codes, each with its source.
- _Unknown_: everything else. TKE may have acted.

When TKE refuses because the effect already exists, the change follows that effect instead.

| failure, or TKE's code | the call was | a change | problem | source |
| --- | --- | --- | --- | --- |
${cases.map(({ failure }) => rows.get(failure)).join('\n')}
`;
  const config = await resolveConfig(new URL('../../../../../prettier.config.js', import.meta.url));
  await expect(await format(text, { ...config, parser: 'markdown' })).toMatchFileSnapshot(
    '../../../../../docs/failed-calls.md',
  );
});
