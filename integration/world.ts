import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = process.env['TEST_DATABASE_URL'] ?? '';
const key = randomBytes(32).toString('base64');
const user = { email: 'ana@example.com', password: 'a long enough password' };

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function answering(url: string, child: ChildProcess) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the process behind ${url} ended with ${child.exitCode}`);
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`${url} did not answer within 30 s`);
}

async function newDatabase() {
  const name = `integration_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = name;
  await promisify(execFile)('prisma', ['migrate', 'deploy'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url.href },
  });
  return url.href;
}

/** The product and mock-tke as processes of their own, on a database of their own; spoken to over HTTP alone. */
export class World {
  private readonly running = new Set<ChildProcess>();
  private bff: ChildProcess | undefined;
  databaseUrl = '';
  mockUrl = '';
  url = '';
  cookie = '';

  async start() {
    this.databaseUrl = await newDatabase();
    this.mockUrl = `http://127.0.0.1:${await freePort()}`;
    this.url = `http://127.0.0.1:${await freePort()}`;
    const mock = this.launch('apps/mock-tke/src/main.ts', { MOCK_TKE_PORT: new URL(this.mockUrl).port });
    await answering(`${this.mockUrl}/healthz`, mock);
    const seed = this.launch('apps/bff/src/seed.ts', this.bffEnvironment());
    seed.stdin?.end(JSON.stringify(user));
    await once(seed, 'exit');
    await this.startBff();
    await this.signIn();
  }

  bffEnvironment(url = this.url) {
    return {
      DATABASE_URL: this.databaseUrl,
      ISTHMUS_PORT: new URL(url).port,
      ISTHMUS_PUBLIC_URL: url,
      ISTHMUS_KEY: key,
      ISTHMUS_TKE_SITES: `mock-tke=${this.mockUrl}`,
      ISTHMUS_OBSERVE_INTERVAL_MS: '500',
      ISTHMUS_OBSERVE_FAST_MS: '200',
      ISTHMUS_OBSERVE_SWEEP_MS: '1000',
      ISTHMUS_SETTLE_MS: '3000',
      LOG_LEVEL: 'error',
    };
  }

  async startBff() {
    this.bff = this.launch('apps/bff/src/main.ts', this.bffEnvironment());
    await answering(`${this.url}/readyz`, this.bff);
  }

  /** kill -9: nothing is flushed, nothing said goodbye to. */
  async killBff() {
    this.bff?.kill('SIGKILL');
    if (this.bff) await once(this.bff, 'exit');
  }

  async stop() {
    const ended = [...this.running].map((child) =>
      child.exitCode === null && !child.signalCode ? once(child, 'exit') : undefined,
    );
    for (const child of this.running) child.kill('SIGTERM');
    await Promise.all(ended);
  }

  private launch(file: string, env: Record<string, string>) {
    const child = spawn('node', [file], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    this.running.add(child);
    return child;
  }

  async signIn(password = user.password) {
    const reply = await this.request('POST', '/sign-in', { ...user, password });
    this.cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    return reply;
  }

  request(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    return fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        origin: this.url,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}
