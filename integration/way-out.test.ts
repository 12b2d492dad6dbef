import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:tls';
import { connect, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accepted, eventually, json, switchedOff, type Operation } from './mock-account.ts';
import { World } from './world.ts';

/** Only the proxy resolves this name. Its certificate is from the private CA. */
const name = 'tke.isthmus.test';
const site = `https://${name}`;
const signIn = `Basic ${Buffer.from('idc:p@ss').toString('base64')}`;

function privateCa() {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-way-out-'));
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Private CA', '-days', '2');
  openssl('req', ...key, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', `/CN=${name}`);
  writeFileSync(join(folder, 'names'), `subjectAltName=DNS:${name}`);
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names', '-days', '2'];
  openssl('x509', '-req', '-in', 'request.pem', '-out', 'cert.pem', ...signing);
  const read = (file: string) => readFileSync(join(folder, file));
  return { caFile: join(folder, 'ca.pem'), key: read('key.pem'), cert: read('cert.pem') };
}
const { caFile, key, cert } = privateCa();

async function listenOnFreePort(server: Server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A forward proxy for tunnels to this name. `isOpen` false: it refuses every tunnel. */
const proxy = createServer();
let isOpen = true;
let tunnels = 0;
const secure = createTlsServer({ key, cert }, (socket) => {
  const there = connect(Number(new URL(world.mockUrl).port), '127.0.0.1');
  for (const one of [socket, there]) one.on('error', () => [socket, there].forEach((end) => end.destroy()));
  socket.pipe(there).pipe(socket);
});
const open = new Set<{ destroy: () => unknown }>();
let securePort = 0;
proxy.on('connect', ({ url, headers }: IncomingMessage, socket) => {
  socket.on('error', () => undefined);
  const isAdmitted = isOpen && headers['proxy-authorization'] === signIn && url === `${name}:443`;
  if (!isAdmitted)
    return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n');
  tunnels += 1;
  const there = connect(securePort, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connected\r\n\r\n');
    there.pipe(socket).pipe(there);
  });
  open.add(socket);
  there.on('error', () => socket.destroy());
});

let world: World;
beforeAll(async () => {
  securePort = await listenOnFreePort(secure);
  world = new World({
    ISTHMUS_TKE_PROXY: `http://idc:p%40ss@127.0.0.1:${await listenOnFreePort(proxy)}`,
    ISTHMUS_CA_FILE: caFile,
    ISTHMUS_TKE_SITES: `behind=${site}`,
    LOG_LEVEL: 'warn',
  });
  await world.start();
});
afterAll(async () => {
  await world.stop();
  open.forEach((socket) => socket.destroy());
  for (const server of [secure, proxy]) server.close();
});

async function openAccount() {
  const opened = await fetch(`${world.mockUrl}/_control/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario: 'one-pool', options: { speed: 120 } }),
  });
  const { secretId, secretKey, regions } = await json<{ secretId: string; secretKey: string; regions: string[] }>(
    opened,
  );
  const account = {
    name: 'behind a proxy',
    colour: 'teal',
    site,
    kind: 'permanent',
    secretId,
    secretKey,
    regions,
    ...switchedOff,
  };
  return (await json<{ id: string }>(world.request('POST', '/accounts', account))).id;
}

const outOfReach = async () =>
  (await json<{ outOfReach: { cause: string; at: string } | null }>(world.request('GET', '/reach'))).outOfReach;
const ready = async () => {
  const reply = await fetch(`${world.url}/readyz`);
  return { status: reply.status, ...(await json<{ tencent: { ok: boolean; detail: string } }>(reply)) };
};

// asvs 12.3.4
test('Isthmus works through a proxy with a password and a private CA; while the proxy refuses, nothing is sent and /reach says why', async () => {
  const id = await openAccount();
  const place = `/accounts/${id}/regions/ap-guangzhou/clusters/cls-mock01`;
  const pools = () => json<{ pools: { id: string; digest: string }[] }>(world.request('GET', `${place}/pools`));
  const modify = (pool: { id: string; digest: string } | undefined) => {
    const change = { basedOn: pool?.digest, labels: [{ key: 'tier', value: 'gold' }] };
    return world.request('PATCH', `${place}/pools/${pool?.id}`, change, { 'idempotency-key': randomUUID() });
  };
  const [pool] = await eventually(async () => ((await pools()).pools.length ? (await pools()).pools : undefined));
  expect(tunnels).toBeGreaterThan(0);
  expect(await ready()).toMatchObject({ status: 200, tencent: { ok: true } });

  // Reads continue over open tunnels. A change needs a new tunnel and fails at once.
  isOpen = false;
  const { id: operationId } = await accepted(modify(pool));
  const operation = () => json<Operation>(world.request('GET', `/accounts/${id}/operations/${operationId}`));
  const ended = await eventually(async () => ((await operation()).state === 'failed' ? operation() : undefined));
  expect(ended).toMatchObject({
    outcome: { reason: 'not-sent', problem: { code: 'tke-not-reached', notSent: { cause: 'proxy-sign-in' } } },
    attempts: [{ requestId: null, followed: false, problem: { code: 'tke-not-reached' } }],
  });

  open.forEach((socket) => socket.destroy());
  expect(await eventually(async () => (await pools()) && ((await outOfReach()) ?? undefined))).toMatchObject({
    cause: 'proxy-sign-in',
  });
  expect(await ready()).toMatchObject({ status: 200, tencent: { ok: false } });
  expect(world.log).toContain("Isthmus can't reach Tencent");
  const subnets = await world.request('GET', `${place}/subnets`);
  expect([subnets.status, await subnets.json()]).toMatchObject([
    502,
    { code: 'tke-not-reached', notSent: { cause: 'proxy-sign-in' } },
  ]);

  isOpen = true;
  await eventually(async () => (await pools()) && ((await outOfReach()) === null || undefined));
  expect((await modify(pool)).status).toBe(202);
});
