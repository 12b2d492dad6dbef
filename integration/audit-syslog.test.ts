import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../scripts/run.mjs';
import { Database } from './database.ts';
import { eventually } from './mock-account.ts';
import { World } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-syslog-'));
const selfSigned = [
  'req',
  '-x509',
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:prime256v1',
  '-nodes',
  '-days',
  '2',
];
execFileSync(
  'openssl',
  [
    ...selfSigned,
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
  ],
  { cwd: folder, stdio: 'pipe' },
);
const read = (file: string) => readFileSync(join(folder, file));
const token = 'a-token-of-this-test';

/** A syslog server over TLS. `takes` false: it resets each connection. */
class SyslogServer {
  takes = true;
  broken = 0;
  messages: { header: string; fields: Record<string, unknown> }[] = [];
  private readonly server = createServer({ key: read('key.pem'), cert: read('cert.pem') }, (socket) =>
    this.serve(socket),
  );

  async listen(port: number) {
    this.server.on('connection', (connection: Socket) => {
      if (this.takes) return;
      this.broken += 1;
      connection.resetAndDestroy();
    });
    this.server.listen(port, 'localhost');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }
  close() {
    this.server.close();
  }

  private serve(socket: TLSSocket) {
    const chunks: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => void chunks.push(chunk));
    socket.on('end', () => this.takeAll(Buffer.concat(chunks)));
  }

  /** Each message has its length in front. */
  private takeAll(bytes: Buffer) {
    for (let rest = bytes; rest.length > 0;) {
      const space = rest.indexOf(' ');
      const end = space + 1 + Number(rest.subarray(0, space).toString());
      const message = rest.subarray(space + 1, end).toString();
      const start = message.indexOf('{');
      this.messages.push({
        header: message.slice(0, start),
        fields: JSON.parse(message.slice(start)) as Record<string, unknown>,
      });
      rest = rest.subarray(end);
    }
  }
}

let world: World;
let database: Database;
let port = 0;
const server = new SyslogServer();
beforeAll(async () => {
  port = await freePort();
  world = new World({
    ISTHMUS_SYSLOG_URL: `tls://localhost:${port}`,
    ISTHMUS_METRICS_TOKEN: token,
    NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
  });
  await world.start();
  database = await Database.of(world);
});
afterAll(async () => {
  await database.close();
  await world.stop();
  server.close();
  rmSync(folder, { recursive: true });
});

const syslog = async () =>
  ((await (await fetch(`${world.url}/readyz`)).json()) as { syslog: { ok: boolean; detail: string } }).syslog;
const behind = async () => {
  const text = await (await fetch(`${world.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();
  return Number(/^isthmus_syslog_behind\{[^}]*\} (\d+)$/m.exec(text)?.[1] ?? Number.NaN);
};
/** Lets the next try begin at once. */
const tryNow = () => database.rows('update audit_stream set leased_until = null');
const seals = () =>
  database.rows<{ seq: number; id: string }>('select seq::int, audit_id::text as id from audit_seal order by seq');
const received = () =>
  server.messages.map(({ fields }) => ({ seq: Number(String(fields['head']).split(':')[0]), id: fields['id'] }));
/** A row is sealed up to a second after it is written, and only then sent. */
const allReceived = () =>
  eventually(async () => {
    await tryNow();
    const [all, written] = [await seals(), await database.rows('select id from audit')];
    return (all.length === written.length && received().at(-1)?.seq === all.at(-1)?.seq) || undefined;
  });

// asvs 16.4.3 16.5.2
test('a server that is away stops nothing; when it is there it gets every row in order, as RFC 5424', async () => {
  expect((await world.signIn('a wrong password')).status).toBe(401);
  expect((await world.signIn()).status).toBe(200);
  const away = await eventually(async () => {
    const state = await syslog();
    return state.ok ? undefined : state;
  });
  expect(away.detail).toMatch(/^localhost:\d+: .*ECONNREFUSED.*; nothing is lost$/);
  expect(await behind()).toBeGreaterThanOrEqual(2);

  await server.listen(port);
  await allReceived();
  expect(received()).toEqual(await seals());
  const refused = server.messages.find(({ fields }) => fields['act'] === 'sign-in-refused');
  expect(refused?.header).toMatch(
    /^<10[89]>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z 127\.0\.0\.1 isthmus - sign-in-refused - $/,
  );
  const signedIn = server.messages.findLast(({ fields }) => fields['act'] === 'sign-in');
  expect(signedIn?.fields).toMatchObject({
    head: expect.stringMatching(/^\d+:[0-9a-f]{64}$/),
    person: 'ana@example.com',
    address: '127.0.0.1',
    outcome: 'done',
  });
  expect(await syslog()).toMatchObject({ ok: true });
});

// asvs 16.4.3
test('rows of a broken connection are sent again, before the later ones', async () => {
  const before = received().at(-1)?.seq ?? 0;
  server.takes = false;
  await world.signIn();
  await eventually(async () => {
    await tryNow();
    return server.broken > 0 || undefined;
  });
  await world.signIn();
  server.takes = true;
  await allReceived();
  // A row from before may come once more: its answer was late.
  const later = received().filter(({ seq }) => seq > before);
  expect(later.map(({ seq }) => seq)).toEqual(later.map((_, index) => before + 1 + index));
  expect(later.length).toBeGreaterThanOrEqual(2);
});
