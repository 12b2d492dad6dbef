import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../scripts/migrate.mjs';
import { startPostgres } from '../scripts/postgres.mjs';
import { waitUntilReady, freePort, mustRun, root } from '../scripts/run.mjs';
import { servingUrlOf } from '../scripts/serving-role.mjs';

const person = { email: 'ana@example.com', password: 'a long enough password' };

/** A process of this repository. Its memory and processor time can be read. */
export class Server {
  readonly url: string;
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.child = child;
    this.ended = once(child, 'exit');
  }

  /** Starts a process with the maximum of open files, for many watchers. Its log goes to a pipe, as in production. */
  static async start(file: string, port: number, env: Record<string, string>, health: string) {
    const script = `ulimit -n "$(ulimit -Hn)"; exec node --import ./scripts/end-with-parent.mjs ${file}`;
    const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit'];
    const child = spawn('sh', ['-c', script], { cwd: root, env: { ...process.env, ...env }, stdio });
    child.stdout.resume();
    const server = new Server(`http://127.0.0.1:${port}`, child);
    await waitUntilReady(server.url + health, server.ended);
    return server;
  }

  /** Resident memory in bytes. */
  memory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  }

  /** Seconds of processor time used so far. */
  processor() {
    const [user = 0, system = 0] = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8')
      .split(' ')
      .slice(13, 15)
      .map(Number);
    return (user + system) / 100;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM') {
    this.child.kill(signal);
    await this.ended;
  }
}

/** PostgreSQL, mock-tke and BFFs as in production, for one bench. */
export class Stack {
  readonly databaseUrl: string;
  readonly mock: Server;
  readonly bffs: Server[] = [];
  cookie = '';
  private readonly cleanups: (() => Promise<unknown>)[];
  readonly key = randomBytes(32).toString('base64');

  private constructor(databaseUrl: string, mock: Server, cleanups: (() => Promise<unknown>)[]) {
    this.databaseUrl = databaseUrl;
    this.mock = mock;
    this.cleanups = cleanups;
  }

  static async start(settings: Record<string, string> = {}, replicas = 1) {
    const home = join(tmpdir(), `isthmus-bench-${randomBytes(6).toString('hex')}`);
    const postgres = await startPostgres(home, () => undefined);
    const servingUrl = servingUrlOf(postgres.url);
    await migrate(servingUrl, () => undefined, postgres.url);
    const port = await freePort();
    const mock = await Server.start('apps/mock-tke/src/main.ts', port, { MOCK_TKE_PORT: String(port) }, '/healthz');
    const clean = async () => {
      await postgres.stop();
      for (const path of [home, postgres.place]) rmSync(path, { recursive: true, force: true });
    };
    const stack = new Stack(postgres.url, mock, [() => mock.stop(), clean]);
    const env = { DATABASE_URL: servingUrl, ISTHMUS_KEY: stack.key };
    await mustRun('Seeding', 'node', ['apps/bff/src/seed.ts'], { env, input: JSON.stringify(person) });
    for (let replica = 0; replica < replicas; replica += 1) await stack.addBff(settings);
    return stack;
  }

  async addBff(settings: Record<string, string>) {
    const port = await freePort();
    const env = {
      DATABASE_URL: servingUrlOf(this.databaseUrl),
      ISTHMUS_PORT: String(port),
      ISTHMUS_KEY: this.key,
      // One session watches for all people of a measurement.
      ISTHMUS_STREAMS_PER_SESSION: '100000',
      ISTHMUS_STREAMS_PER_ADDRESS: '100000',
      ISTHMUS_TKE_SITES: `mock-tke=${this.mock.url}`,
      ...settings,
    };
    const bff = await Server.start('apps/bff/src/main.ts', port, env, '/readyz');
    this.bffs.push(bff);
    this.cookie ||= await this.signIn(bff);
    return bff;
  }

  get bff(): Server {
    const [bff] = this.bffs;
    if (!bff) throw new Error('no BFF was started');
    return bff;
  }

  private async signIn({ url }: Server) {
    const reply = await fetch(`${url}/api/sign-in`, sent(url, 'POST', person));
    return reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  async api<T>(method: string, path: string, body?: object, at = this.bff): Promise<T> {
    const { headers, ...how } = sent(at.url, method, body);
    const reply = await fetch(`${at.url}/api${path}`, { ...how, headers: { ...headers, cookie: this.cookie } });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (reply.status === 204 ? null : await reply.json()) as T;
  }

  /** Opens an account at mock-tke. Its clock runs in real time. */
  async openAccount(scenario: string, nodes?: number, options: object = {}) {
    const order = { scenario, options, ...(nodes && { nodes }) };
    const opened = await fetch(`${this.mock.url}/_control/accounts`, sent('', 'POST', order));
    const { secretId, secretKey, regions } = (await opened.json()) as Opened;
    const named = {
      name: secretId.slice(0, 20),
      colour: 'teal',
      site: this.mock.url,
      kind: 'permanent',
      secretId,
      secretKey,
      regions,
      observeOnly: false,
    };
    const { id } = await this.api<{ id: string }>('POST', '/accounts', named);
    return { id, secretId };
  }

  async control<T>(method: string, path: string, body?: object) {
    const reply = await fetch(`${this.mock.url}/_control/accounts${path}`, sent('', method, body));
    return (reply.status === 204 ? null : await reply.json()) as T;
  }

  /** Runs one query on the database. */
  async query<T extends object>(sql: string) {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    return (await client.query<T>(sql).finally(() => client.end())).rows;
  }

  async stop() {
    for (const bff of this.bffs) await bff.stop();
    for (const clean of this.cleanups) await clean();
  }
}

interface Opened {
  secretId: string;
  secretKey: string;
  regions: string[];
}

const sent = (origin: string, method: string, body?: object) => ({
  method,
  headers: { ...(origin && { origin }), ...(body && { 'content-type': 'application/json' }) },
  ...(body && { body: JSON.stringify(body) }),
});
