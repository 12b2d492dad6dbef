import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import fp from 'fastify-plugin';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#config';
import { ignoreExpectations, noteAnswer } from '#http/connections';
import consolePlugin from '#http/console';
import ownAddressesPlugin from '#http/own-addresses';
import problemsPlugin from '#http/problems';
import securityHeadersPlugin, { securityHeaders } from '#http/security-headers';
import { serverOptions } from '#http/server-options';
import { Streamed } from '#http/streamed';

const root = await mkdtemp(join(tmpdir(), 'every-answer-'));
await writeFile(join(root, 'index.html'), '<!doctype html><script>theme()</script>');
await mkdir(join(root, 'assets'));
await writeFile(join(root, 'assets/main-1a2b.js'), 'main()');
const config = readConfig({
  DATABASE_URL: 'postgres://nowhere/isthmus',
  ISTHMUS_KEY: Buffer.alloc(32).toString('base64'),
  ISTHMUS_PUBLIC_URL: 'https://isthmus.example.com',
  ISTHMUS_CONSOLE_DIR: root,
  ISTHMUS_TRUST_PROXY: '1',
  LOG_LEVEL: 'silent',
});
async function* lines() {
  yield 'name';
}
/** The shortest time limits that a test can use. */
const options = serverOptions(config, { requestMs: 300, headMs: 200, silentMs: 1_000 });
const app = Fastify({ ...options, http: { ...options.http, connectionsCheckingInterval: 20 } });
let port = 0;

beforeAll(async () => {
  ignoreExpectations(app);
  app.addHook('onRequest', noteAnswer);
  await app.register(problemsPlugin);
  await app.register(fp(async (inner) => void inner.decorate('config', config), { name: 'database' }));
  await app.register(securityHeadersPlugin);
  await app.register(ownAddressesPlugin);
  await app.register(consolePlugin);
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/same', async (_request, reply) => reply.status(304).send());
  app.get('/elsewhere', (_request, reply) => reply.redirect('/sign-in'));
  app.get('/file', async (_request, reply) =>
    new Streamed(lines(), { name: 'rows.csv', type: 'text/csv' }).send(reply),
  );
  app.get('/fails', () => Promise.reject(new Error('secret of the database')));
  app.post('/body', async (request) => ({ from: request.ip }));
  app.get('/stream', async (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const part of ['a', 'b', 'c', 'd']) {
      reply.raw.write(part);
      await later(200);
    }
    reply.raw.end('over');
  });
  app.get('/silent', async (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200).write('a');
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});

/** Sends exactly these bytes and reads until the server closes the connection. `drip`: one of these bytes at a time. */
async function replyTo(request: string, drip?: string) {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.write(request);
  const dripping = drip === undefined ? undefined : setInterval(() => socket.write(drip), 30);
  socket.on('error', () => undefined);
  const answer = await text(socket).finally(() => clearInterval(dripping));
  const [head = '', ...body] = answer.split('\r\n\r\n');
  const [status = '', ...lines] = head.split('\r\n');
  const headers = lines
    .map((line) => /^([^:]+): (.*)$/.exec(line))
    .map((line) => [line?.[1]?.toLowerCase(), line?.[2]]);
  return {
    status: Number(status.split(' ')[1]),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: body.join('\r\n\r\n'),
  };
}
const host = 'Host: isthmus.example.com\r\nConnection: close\r\n';
const head = `POST /body HTTP/1.1\r\n${host}Content-Type: application/json\r\n`;

// asvs 3.4.1 3.4.3 3.4.4 3.4.6 4.2.1 16.5.1 13.4.2
test.concurrent.for<[what: string, status: number, request: string, drip?: string]>([
  ['a page', 200, `GET / HTTP/1.1\r\n${host}\r\n`],
  ['an asset', 200, `GET /assets/main-1a2b.js HTTP/1.1\r\n${host}\r\n`],
  ['an asset of another release', 404, `GET /assets/main-0000.js HTTP/1.1\r\n${host}\r\n`],
  ['a redirect', 302, `GET /elsewhere HTTP/1.1\r\n${host}\r\n`],
  ['a file', 200, `GET /file HTTP/1.1\r\n${host}\r\n`],
  ['a failure of our own', 500, `GET /fails HTTP/1.1\r\n${host}\r\n`],
  ['an unknown endpoint', 404, `GET /api/nothing HTTP/1.1\r\n${host}\r\n`],
  ['an unchanged answer', 304, `GET /same HTTP/1.1\r\n${host}\r\n`],
  ['an event stream', 200, `GET /stream HTTP/1.1\r\n${host}\r\n`],
  ['an unknown expectation', 200, `GET / HTTP/1.1\r\nExpect: magic\r\n${host}\r\n`],
  ['an invalid address', 400, `GET /%zz HTTP/1.1\r\n${host}\r\n`],
  ['another host', 421, 'GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n'],
  ['no host', 421, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['another site', 403, `GET / HTTP/1.1\r\nOrigin: https://rebound.example\r\n${host}\r\n`],
  ['no HTTP', 400, 'nonsense\r\n\r\n'],
  ['a head that is too long', 431, `GET / HTTP/1.1\r\nX-Long: ${'a'.repeat(20_000)}\r\n${host}\r\n`],
  ['a head that drips', 408, 'GET / HTTP/1.1\r\n', 'X-Slow: 1\r\n'],
  ['a body that drips', 408, `${head}Content-Length: 200000\r\n\r\n{`, '"'],
  ['a body that drips in chunks', 408, `${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n{\r\n'],
  ['a connection that sends nothing', 408, ''],
])('%s is answered with %i and every security header', async ([what, status, request, drip]) => {
  const answer = await replyTo(request, drip);
  expect([what, answer.status]).toEqual([what, status]);
  expect(answer.headers).toMatchObject(securityHeaders(config));
  if (status < 400) return;
  expect(answer.headers).toMatchObject({ 'content-type': expect.stringContaining('application/problem+json') });
  expect(answer.body).not.toContain('secret');
  expect(JSON.parse(answer.body)).toMatchObject({ status, code: expect.any(String), title: expect.any(String) });
});

test('the headers of answers that bypass the hooks equal those of the plugin', async () => {
  const { headers } = await app.inject({ url: '/healthz' });
  const perAnswer = ['content-type', 'content-length', 'date', 'connection'];
  const remaining = Object.entries(headers).filter(([name]) => !perAnswer.includes(name));
  expect(Object.fromEntries(remaining)).toEqual(securityHeaders(config));
});

// asvs 1.3.2 3.4.3 14.2.3
test('the policy lets the browser run and load only files of Isthmus, in no frame', () => {
  const policy = securityHeaders(config)['content-security-policy'] ?? '';
  const directives = Object.fromEntries(policy.split(';').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]));
  const none = ["'none'"];
  expect(directives).toMatchObject({
    'default-src': ["'self'"],
    // The one script in the page, which sets the theme before the first paint.
    'script-src': ["'self'", expect.stringMatching(/^'sha256-[\w+/]{43}='$/)],
    'style-src': ["'self'"],
    'object-src': none,
    'base-uri': none,
    'form-action': ["'self'"],
    'frame-ancestors': none,
    'trusted-types': none,
  });
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

// asvs 3.4.1
test('only a server that browsers reach by https promises to stay there, with its subdomains, for a year', () => {
  const hsts = (publicUrl: string) => securityHeaders({ ...config, publicUrl })['strict-transport-security'];
  expect(hsts('https://isthmus.example.com')).toBe('max-age=31536000; includeSubDomains');
  expect(hsts('http://127.0.0.1:4780')).toBeUndefined();
});

test.concurrent('an answer that takes longer than the request limit is not cut off', async () => {
  const { body } = await replyTo(`GET /stream HTTP/1.1\r\n${host}\r\n`);
  expect(body).toContain('over');
});

test.concurrent('an answer that stops halfway is cut off', async () => {
  const { body } = await replyTo(`GET /silent HTTP/1.1\r\n${host}\r\n`);
  expect(body).toBe('1\r\na\r\n');
});

test.concurrent('late bytes during an answer close the connection, and add nothing to the answer', async () => {
  const { body } = await replyTo(`GET /stream HTTP/1.1\r\n${host}Content-Length: 9\r\n\r\n`);
  expect(body).toContain('a');
  expect(body).not.toContain('HTTP/1.1');
});

test('a probe may use any host name', async () => {
  expect((await replyTo('GET /healthz HTTP/1.1\r\nHost: 10.1.2.3:4780\r\nConnection: close\r\n\r\n')).status).toBe(200);
});

// asvs 4.1.3 15.3.4
test('the client address is the one from the trusted proxy, not the one that the client claims', async () => {
  const forwarded = 'X-Forwarded-For: 192.0.2.1, 192.0.2.9\r\n';
  const { body } = await replyTo(`${head}${forwarded}Content-Length: 2\r\n\r\n{}`);
  expect(body).toContain('"192.0.2.9"');
});
