import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RawServer } from '../raw-server.ts';
import { ExchangeError } from './exchange-error.ts';
import { ForwardProxy } from './forward-proxy.ts';
import { Outgoing, type OutgoingSettings } from './outgoing.ts';
import { issuedFor } from './private-ca.ts';

const name = 'tke.isthmus.test';
const { caFile, key, cert } = issuedFor(name);
const proxy = new ForwardProxy();
proxy.signIn = `Basic ${Buffer.from('idc:p@ss/#').toString('base64')}`;
const answer: RequestListener = (incoming, reply) => {
  reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ host: incoming.headers.host }));
};
const plain = createHttpServer(answer);
const secure = createHttpsServer({ key, cert }, answer);
let proxyPort = 0;
let securePort = 0;

async function listening(server: Server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
beforeAll(async () => {
  proxyPort = await proxy.listen();
  securePort = await listening(secure);
  proxy.ports.set(`${name}:443`, securePort);
  proxy.ports.set(`${name}:80`, await listening(plain));
});
afterAll(() => {
  proxy.stop();
  for (const server of [plain, secure]) server.close();
});

const proxied = (signIn = 'idc:p%40ss%2F%23@') => `http://${signIn}127.0.0.1:${proxyPort}`;
function ask(url: string, settings: Partial<OutgoingSettings>) {
  const outgoing = new Outgoing({ proxy: null, noProxy: '', caFile: null, ...settings });
  const request = { method: 'POST', headers: {}, body: '{}', accept: 'application/json', timeoutMs: 5_000 };
  return outgoing
    .exchange(new URL(url), request)
    .then(({ body }) => body.toString())
    .finally(() => outgoing.close());
}
const notSent = (call: Promise<unknown>) =>
  call.then(
    (reply) => expect.fail(`it was answered: ${String(reply)}`),
    (error: unknown) => (error instanceof ExchangeError ? error.notSent : error),
  );

test('https goes through a tunnel of the proxy, and accepts the private CA', async () => {
  expect(await ask(`https://${name}/`, { proxy: proxied(), caFile })).toBe(`{"host":"${name}"}`);
  expect(proxy.seen).toContain(`CONNECT ${name}:443`);
});

test('plain http is forwarded by the proxy', async () => {
  expect(await ask(`http://${name}/`, { proxy: proxied() })).toBe(`{"host":"${name}"}`);
  expect(proxy.seen).toContain(`POST ${name}:80`);
});

test.for(['https', 'http'])('%s: a wrong password at the proxy: nothing was sent', async (scheme) => {
  const settings = { proxy: proxied('idc:wrong@'), caFile };
  const at = `127.0.0.1:${proxyPort}`;
  expect(await notSent(ask(`${scheme}://${name}/`, settings))).toEqual({ cause: 'proxy-sign-in', at });
});

test('a proxy that refuses the tunnel: nothing was sent', async () => {
  const at = `127.0.0.1:${proxyPort}`;
  const elsewhere = ask('https://elsewhere.isthmus.test/', { proxy: proxied(), caFile });
  expect(await notSent(elsewhere)).toEqual({ cause: 'proxy-refused', at });
});

test('a proxy that closes the tunnel or does not speak HTTP: nothing was sent', async () => {
  for (const words of ['', 'SSH-2.0-OpenSSH_9.2\r\n\r\n']) {
    const server = new RawServer((socket) => socket.end(words));
    const at = `127.0.0.1:${await server.listen()}`;
    expect(await notSent(ask(`https://${name}/`, { proxy: `http://${at}` }))).toEqual({
      cause: 'proxy-refused',
      at,
    });
    server.stop();
  }
});

// asvs 12.3.2
test('a certificate of an authority that is not trusted: nothing was sent', async () => {
  const at = `${name}:443`;
  expect(await notSent(ask(`https://${name}/`, { proxy: proxied() }))).toEqual({ cause: 'tls-refused', at });
});

// asvs 12.3.2
test('a certificate of another name: nothing was sent', async () => {
  const at = `127.0.0.1:${securePort}`;
  expect(await notSent(ask(`https://${at}/`, { caFile }))).toEqual({ cause: 'tls-refused', at });
});

test('a server that does not speak TLS: nothing was sent', async () => {
  const server = new RawServer(() => undefined);
  const at = `127.0.0.1:${await server.listen()}`;
  for (const socket of server.sockets) socket.end();
  const call = notSent(ask(`https://${at}/`, {}));
  await expect.poll(() => server.sockets.size).toBe(1);
  for (const socket of server.sockets) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  expect(await call).toEqual({ cause: 'tls-refused', at });
  server.stop();
});

test('a connection that is refused, a name that is not found: nothing was sent', async () => {
  const server = new RawServer(() => undefined);
  const at = `127.0.0.1:${await server.listen()}`;
  server.stop();
  expect(await notSent(ask(`http://${at}/`, {}))).toEqual({ cause: 'connection-refused', at });
  expect(await notSent(ask('https://tke.isthmus.invalid/', {}))).toEqual({
    cause: 'name-not-found',
    at: 'tke.isthmus.invalid:443',
  });
});

test('a file without a certificate is refused at start', () => {
  const settings = { proxy: null, noProxy: '', caFile: import.meta.filename };
  expect(() => new Outgoing(settings)).toThrow(/ISTHMUS_CA_FILE: .* holds no PEM certificate/);
});
