import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { Outgoing } from '../outgoing/outgoing.ts';
import { RawServer, type Respond } from '../raw-server.ts';
import { Breaker } from './breaker.ts';
import { TkeClient } from './tke-client.ts';
import { TkeError } from './tke-error.ts';

const uncaught: unknown[] = [];
const record = (error: unknown) => uncaught.push(error);
process.on('uncaughtException', record);
process.on('unhandledRejection', record);
afterEach(() => expect(uncaught).toEqual([]));

const direct = { proxy: null, noProxy: '', caFile: null };

async function startServer(answer: Respond) {
  const server = new RawServer(answer);
  const site = `http://127.0.0.1:${await server.listen()}`;
  const outgoing = new Outgoing(direct);
  const breaker = new Breaker(60_000, () => undefined);
  const client = new TkeClient(outgoing, { take: () => Promise.resolve() }, breaker, 20_000);
  onTestFinished(() => {
    outgoing.close();
    server.stop();
  });
  const caller = { site, uin: '1', key: () => ({ secretId: 'MOCKid', secretKey: 'key' }) };
  return { server, client, outgoing, caller };
}
type Served = Awaited<ReturnType<typeof startServer>>;

const write = ({ client, caller }: Served, signal?: AbortSignal) =>
  client.write(
    caller,
    'DrainExternalNode',
    { ClusterId: 'cls-1', Name: 'node-1' },
    { region: 'ap-guangzhou', ...(signal && { signal }) },
  );
const read = ({ client, caller }: Served) =>
  client.call(caller, 'DescribeExternalNode', { ClusterId: 'cls-1' }, { region: 'ap-guangzhou' });

const good = JSON.stringify({ Response: { RequestId: 'id-1' } });
const json = { 'content-type': 'application/json' };

function head(status: number, headers: Record<string, string | number>) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Word\r\n${lines.join('')}\r\n`;
}
const whole =
  (body: string | Buffer, status = 200, headers: Record<string, string> = json): Respond =>
  (socket) => {
    socket.write(head(status, { ...headers, 'content-length': Buffer.byteLength(body) }));
    socket.write(body);
  };
const zipped = (encoding: string, body: Buffer) => whole(body, 200, { ...json, 'content-encoding': encoding });
const response = (reply: unknown, status = 200) => whole(JSON.stringify(reply), status);
const refusal = (code: unknown, status = 200) =>
  response({ Response: { Error: { Code: code, Message: 'why' }, RequestId: 'id-1' } }, status);

const megabyte = Buffer.alloc(1024 * 1024, ' ');
function pour(socket: Socket, megabytes: number) {
  if (megabytes > 0 && !socket.destroyed) socket.write(megabyte, () => pour(socket, megabytes - 1));
}

/** All kinds of damage that a server or an intermediary can do to an answer. None of these is TKE's answer. */
const unreadable: Record<string, Respond> = {
  'an event stream': whole(`data: ${good}\n\n`, 200, { 'content-type': 'text/event-stream' }),
  'an event stream that never ends': (socket) => socket.write(head(200, { 'content-type': 'text/event-stream' })),
  'no content type': whole(good, 200, {}),
  'a page of HTML': whole('<h1>hello</h1>', 200, { 'content-type': 'text/html' }),
  'JSON as text/plain': whole(good, 200, { 'content-type': 'text/plain' }),
  'a gzip header without gzip': zipped('gzip', Buffer.from(good)),
  'gzip cut off': zipped('gzip', gzipSync(good).subarray(0, 20)),
  'deflate, not requested': zipped('deflate', deflateSync(good)),
  'brotli, not requested': zipped('br', brotliCompressSync(good)),
  'a body cut off': (socket) => socket.end(`${head(200, { ...json, 'content-length': 500 })}{"Response":`),
  'a body reset': (socket) =>
    socket.write(`${head(200, { ...json, 'content-length': 500 })}{"Resp`, () => socket.resetAndDestroy()),
  'chunks that are garbage': (socket) =>
    socket.write(`${head(200, { ...json, 'transfer-encoding': 'chunked' })}zz\r\nno`),
  'chunks cut off': (socket) => socket.end(`${head(200, { ...json, 'transfer-encoding': 'chunked' })}5\r\n{"Res`),
  '60 MB with a content length': (socket) => {
    socket.write(head(200, { ...json, 'content-length': 60 * 1024 * 1024 }));
    pour(socket, 60);
  },
  '60 MB in chunks': (socket) => {
    socket.write(head(200, { ...json, connection: 'close' }));
    pour(socket, 60);
  },
  '60 MB when unpacked': zipped('gzip', gzipSync(Buffer.alloc(60 * 1024 * 1024, ' '))),
  'no HTTP': (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n\r\n'),
  'a head that is too long': (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`),
  'no JSON': whole('hello'),
  nothing: whole(''),
  'half of JSON': whole(good.slice(0, 20)),
  null: response(null),
  'a list': response([{ Response: { RequestId: 'id-1' } }]),
  'a word': response('ok'),
  'no Response': response({ RequestId: 'id-1' }),
  'a Response that is a word': response({ Response: 'ok' }),
  'a Response that is null': response({ Response: null }),
  'a Response that is a list': response({ Response: [] }),
  'no RequestId': response({ Response: { TotalCount: 0, Nodes: [] } }),
  'a RequestId that is a number': response({ Response: { RequestId: 7 } }),
  'an empty RequestId': response({ Response: { RequestId: '' } }),
  'an error without a RequestId': response({ Response: { Error: { Code: 'ResourceNotFound', Message: 'no' } } }),
  'an error without a code': response({ Response: { Error: {}, RequestId: 'id-1' } }),
  'an error whose code is a number': refusal(404),
  'an error that is a word': response({ Response: { Error: 'no', RequestId: 'id-1' } }),
  'an upgrade': (socket) => socket.write('HTTP/1.1 101 Switching\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
  'HTTP 204': (socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n'),
  'HTTP 301': whole('', 301, { location: 'https://login.example/' }),
  'HTTP 403, a page': whole('<h1>forbidden</h1>', 403, { 'content-type': 'text/html' }),
  'HTTP 407 without a proxy': whole('', 407),
  'HTTP 502 with a good reply': whole(good, 502),
  'HTTP 503, a page': whole('<h1>busy</h1>', 503, { 'content-type': 'text/html' }),
};

const unanswered: Record<string, Respond> = {
  'closed before a byte': (socket) => socket.end(),
  'reset before a byte': (socket) => socket.resetAndDestroy(),
};

const failed = (call: Promise<unknown>) =>
  call.then(
    (reply) => expect.fail(`it was taken for an answer: ${JSON.stringify(reply)}`),
    (error: unknown) => {
      if (error instanceof TkeError) return error;
      throw error;
    },
  );

// asvs 15.3.2
describe.concurrent("an answer that is not TKE's", () => {
  for (const [kind, cases] of Object.entries({ unreadable, unreachable: unanswered }))
    test.for(Object.entries(cases))(`${kind}: %s`, async ([, answer]) => {
      const started = await startServer(answer);
      for (const call of [write, read]) {
        const error = await failed(call(started));
        expect(error).toMatchObject({ kind, fate: 'unknown', problem: { code: `tke-${kind}` } });
      }
      // Connections may be kept after a complete answer; closing the agent closes them.
      for (const socket of started.server.sockets) socket.end();
      await started.server.allClosed();
    });

  test('a connection that ends in the middle is not kept', async () => {
    const started = await startServer(unreadable['an event stream that never ends'] ?? (() => undefined));
    await failed(write(started));
    await started.server.allClosed();
    expect(started.server.sockets.size).toBe(0);
  });

  test('a body that never ends is cancelled in time', async () => {
    const started = await startServer((socket) => socket.write(`${head(200, { ...json, 'content-length': 99 })}{`));
    const error = await failed(write(started, AbortSignal.timeout(3_000)));
    expect(error).toMatchObject({ kind: 'unreadable', fate: 'unknown' });
    await started.server.allClosed();
  });

  test('a call that is not ready in time is not sent, and says nothing of the way to TKE', async () => {
    const started = await startServer(whole(good));
    // As many as would show that nothing can be reached.
    for (let call = 0; call < 3; call += 1)
      expect(await failed(write(started, AbortSignal.abort()))).toMatchObject({ kind: 'late', fate: 'not-sent' });
    expect([started.server.sockets.size, started.outgoing.reach.outOfReach]).toEqual([0, null]);
  });

  test('a call without an answer is cancelled in time', async () => {
    const time = new AbortController();
    const started = await startServer(() => time.abort());
    expect(await failed(write(started, time.signal))).toMatchObject({ kind: 'unreachable', fate: 'unknown' });
    await started.server.allClosed();
  });
});

describe.concurrent('an answer of TKE', () => {
  test.for<[string, Respond]>([
    ['plain', whole(good)],
    ['with a charset', whole(good, 200, { 'content-type': 'application/json; charset=utf-8' })],
    ['packed with gzip', zipped('gzip', gzipSync(good))],
    ['with an error that is null', response({ Response: { Error: null, RequestId: 'id-1' } })],
  ])('%s', async ([, answer]) => {
    expect(await write(await startServer(answer))).toMatchObject({ RequestId: 'id-1' });
  });

  test.for([200, 403])('a refusal, with HTTP %i', async (status) => {
    const error = await failed(write(await startServer(refusal('UnauthorizedOperation.CamNoAuth', status))));
    expect(error).toMatchObject({
      kind: 'refused',
      fate: 'refused',
      requestId: 'id-1',
      code: 'UnauthorizedOperation.CamNoAuth',
    });
  });
});

describe('a reply proves an action', () => {
  const pool = { ClusterId: 'cls-1', Name: 'a', ContainerRuntime: 'containerd', RuntimeVersion: '1.7.28' };
  const create = ({ client, caller }: Served) => client.write(caller, 'CreateExternalNodePool', pool, {});
  const probe = ({ client, caller }: Served) =>
    client.call(caller, 'DescribeExternalNodeSupportConfig', { ClusterId: 'cls-1' });

  test.for([undefined, null, '', 7])('a pool is created only with an id, not %s', async (NodePoolId) => {
    const started = await startServer(response({ Response: { NodePoolId, RequestId: 'id-1' } }));
    expect(await failed(create(started))).toMatchObject({ kind: 'unreadable', fate: 'unknown', requestId: 'id-1' });
  });

  test.for([undefined, null, '', true])('the beta gate opens only with a status, not %s', async (Status) => {
    const started = await startServer(response({ Response: { Status, RequestId: 'id-1' } }));
    expect(await failed(probe(started))).toMatchObject({ kind: 'unreadable' });
  });

  test('with these fields the replies are accepted', async () => {
    expect(
      await create(await startServer(response({ Response: { NodePoolId: 'np-1', RequestId: 'i' } }))),
    ).toMatchObject({
      NodePoolId: 'np-1',
    });
    expect(await probe(await startServer(response({ Response: { Status: 'Enabled', RequestId: 'i' } })))).toMatchObject(
      {
        Status: 'Enabled',
      },
    );
  });
});

describe('connections', () => {
  test('reads share a kept connection, a write opens its own', async () => {
    const ports: (number | undefined)[] = [];
    const started = await startServer((socket, at, nth) => {
      ports.push(socket.remotePort);
      whole(good)(socket, at, nth);
    });
    for (const call of [read, read, write, read]) await call(started);
    expect(new Set([ports[0], ports[1], ports[3]]).size).toBe(1);
    expect(ports[2]).not.toBe(ports[0]);
  });

  test('a kept connection that closes on reuse: the request may have arrived', async () => {
    const started = await startServer((socket, at, nth) =>
      nth === 1 ? whole(good)(socket, at, nth) : socket.resetAndDestroy(),
    );
    await read(started);
    expect(await failed(read(started))).toMatchObject({ kind: 'unreachable', fate: 'unknown' });
  });
});
