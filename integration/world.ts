import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { inject } from 'vitest';
import { freePort, waitUntilReady } from '../scripts/run.mjs';
import { servingUrlOf } from '../scripts/serving-role.mjs';
import { databaseUrl, onServer, root, user } from './setting.ts';

/** A PostgreSQL server and a migrated, seeded database on it. */
interface Server {
  url: string;
  template: string;
}

/** What a client of a running world needs. */
type Address = Pick<World, 'databaseUrl' | 'mockUrl' | 'url' | 'cookie' | 'key'>;

declare module 'vitest' {
  interface ProvidedContext {
    sharedWorld: Address;
  }
}

/** A process of a test lives for seconds, so V8's optimising compilers would cost more than they save: a sixth of the BFFs' time. */
const unoptimized = ['--no-opt', '--liftoff-only'];

/** Lets a test send a request from any network, through a proxy. */
export const trustingProxies = { ISTHMUS_TRUST_PROXY: 'loopback' };

/** The product and mock-tke as separate processes on their own database, used only over HTTP. */
export class World {
  private readonly running = new Set<ChildProcess>();
  private readonly otherBffs: World[] = [];
  private bff: ChildProcess | undefined;
  private database: string | undefined;
  private readonly settings: Record<string, string>;
  /** As the owner of the tables, for what a test reads or damages. */
  databaseUrl = '';
  /** True: one role owns the tables and serves. */
  hasOneRole = false;
  /** True: its public address has a name instead of an IP address, as passkeys need. */
  hasName = false;
  mockUrl = '';
  url = '';
  cookie = '';
  /** An API token. With it, requests have neither a cookie nor an Origin. */
  token = '';
  /** Encrypts the credentials. All BFFs on one database share it. */
  key = randomBytes(32).toString('base64');
  /** The log of this BFF. */
  log = '';
  logLevel = 'error';
  /** Where the next BFF writes its log: to `log`, or to this open file. */
  output: 'pipe' | number = 'pipe';
  /** Ids of the accounts that this file's tests opened. */
  readonly accounts: string[] = [];

  private readonly on: Server | undefined;
  private isShared = false;

  /** `settings`: overrides for this world's BFF. `on`: a separate PostgreSQL instead of the shared one. */
  constructor(settings: Record<string, string> = {}, on?: Server) {
    this.settings = settings;
    this.on = on;
  }

  /**
   * The world that test files share: the same processes, separate accounts. A test that kills a process, changes a setting, or reads the log
   * or lists of all accounts needs its own world.
   */
  static shared() {
    const world = new World();
    world.isShared = true;
    return world;
  }

  /** Creates the database and chooses the addresses. A test can then change the database before it starts a process. */
  async prepare() {
    this.database = `integration_${randomUUID().replaceAll('-', '')}`;
    this.databaseUrl = databaseUrl(this.database, this.on?.url);
    this.mockUrl = `http://127.0.0.1:${await freePort()}`;
    this.url = `http://127.0.0.1:${await freePort()}`;
    const template = this.on?.template ?? inject('templateDatabase');
    await onServer(`create database ${this.database} template ${template}`, this.on?.url);
  }

  async start() {
    if (this.isShared) return void Object.assign(this, inject('sharedWorld'));
    await this.prepare();
    const mock = this.launch('apps/mock-tke/src/main.ts', { MOCK_TKE_PORT: new URL(this.mockUrl).port });
    await Promise.all([waitUntilReady(`${this.mockUrl}/healthz`, once(mock, 'exit')), this.startBff()]);
    await this.signIn();
  }

  /** Starts a second BFF on the same database. It accepts the same sign-ins. `settings`: more overrides for it. */
  async beside(settings: Record<string, string> = {}): Promise<World> {
    const { databaseUrl, mockUrl, cookie, key } = this;
    const other = Object.assign(new World({ ...this.settings, ...settings }), { databaseUrl, mockUrl, cookie, key });
    other.url = `http://127.0.0.1:${await freePort()}`;
    this.otherBffs.push(other);
    await other.startBff();
    return other;
  }

  /** The address that the BFF uses. Its role owns no table. */
  get servingUrl() {
    return this.hasOneRole ? this.databaseUrl : servingUrlOf(this.databaseUrl);
  }

  private environment() {
    return {
      DATABASE_URL: this.servingUrl,
      ISTHMUS_PORT: new URL(this.url).port,
      ISTHMUS_PUBLIC_URL: this.hasName ? this.url.replace('127.0.0.1', 'localhost') : this.url,
      ISTHMUS_KEY: this.key,
      ISTHMUS_TKE_SITES: `mock-tke=${this.mockUrl}`,
      ISTHMUS_OBSERVE_INTERVAL_MS: '1000',
      ISTHMUS_OBSERVE_FAST_MS: '200',
      ISTHMUS_OBSERVE_SWEEP_MS: '10000',
      ISTHMUS_OBSERVE_FACTS_MS: '10000',
      ISTHMUS_SETTLE_MS: '3000',
      // A shared world lives longer than a proof. Tests of proofs make theirs old.
      ISTHMUS_STEP_UP_MS: '43200000',
      ISTHMUS_TKE_TIMEOUT_MS: '10000',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? this.logLevel,
      ...this.settings,
    };
  }

  async startBff() {
    if (this.isShared) throw new Error('a shared BFF cannot be restarted: other tests use it');
    this.bff = this.launch('apps/bff/src/main.ts', this.environment());
    await waitUntilReady(`${this.url}/readyz`, once(this.bff, 'exit'));
  }

  /** Sends SIGTERM. Returns the exit code, or the signal that had to end it. */
  async stopBff() {
    const { bff } = this;
    bff?.kill('SIGTERM');
    if (bff && bff.exitCode === null && !bff.signalCode) await once(bff, 'exit');
    return bff?.exitCode ?? bff?.signalCode;
  }

  get bffRuns() {
    return this.bff?.exitCode === null && !this.bff.signalCode;
  }

  /** Sends SIGKILL: the BFF cannot flush or close anything. */
  async killBff() {
    this.bff?.kill('SIGKILL');
    if (this.bff) await once(this.bff, 'exit');
  }

  async stop() {
    await Promise.all(this.otherBffs.map((world) => world.stop()));
    if (this.isShared) return this.endUnfinished();
    const ended = [...this.running]
      .filter(({ exitCode, signalCode }) => exitCode === null && !signalCode)
      .map((child) => once(child, 'exit'));
    for (const child of this.running) child.kill('SIGTERM');
    await Promise.all(ended);
    if (this.database && !this.on) await onServer(`drop database ${this.database} with (force)`);
  }

  /** Cancels the unfinished operations of this file's tests and removes their accounts. Otherwise both would go on during other tests. */
  private async endUnfinished() {
    const accounts = `account_id = any('{${this.accounts.join()}}'::uuid[])`;
    // One at a time, and rows locked in the order of their keys: the BFF works on them meanwhile. A stopped group starts no further
    // operation, so the end of one no longer locks a second.
    for (const statement of [
      `update operation_group set state = 'stopped' where id in (
         select id from operation_group where id in (select group_id from operation where ${accounts}) order by id for update)`,
      `update operation set state = 'cancelled', finished_at = now() where id in (
         select id from operation where ${accounts} and state in ('held', 'queued', 'running', 'waiting') order by id for update)`,
      `delete from pgboss.job where data->>'operationId' in (select id::text from operation where ${accounts})`,
      `delete from observation where (account_id, region, cluster_id, kind) in (
         select account_id, region, cluster_id, kind from observation where ${accounts} order by 1, 2, 3, 4 for update)`,
      `update cloud_account set removed_at = now(), regions = '{}' where id = any('{${this.accounts.join()}}'::uuid[])`,
    ])
      await onServer(statement, this.databaseUrl);
  }

  private launch(file: string, env: Record<string, string>) {
    const child = spawn('node', [...unoptimized, '--import', './scripts/end-with-parent.mjs', file], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['pipe', this.output, 'inherit'],
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      if (child === this.bff) this.log += chunk.toString();
      if (process.env['LOG_LEVEL']) process.stdout.write(chunk);
    });
    this.running.add(child);
    return child;
  }

  async signIn(password = user.password) {
    const reply = await this.request('POST', '/sign-in', { ...user, password });
    this.cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    return reply;
  }

  /** The headers that say who calls. */
  get identity(): Record<string, string> {
    const { token, cookie, url } = this;
    return token ? { authorization: `Bearer ${token}` } : { ...(cookie && { cookie }), origin: url };
  }

  request(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    return fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...this.identity,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}
