import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort, waitUntilReady } from '../scripts/run.mjs';
import { root } from './setting.ts';
import { World } from './world.ts';

const secret = 'a secret of this test only';
/** The port `discard`: nothing listens there. */
export const silentIssuer = 'http://127.0.0.1:9';

export interface GroupRole {
  group: string;
  owner?: true;
  account?: string;
  role?: string;
}

/** The real oidc-provider as a process of its own, and a browser that signs in there. */
export class IdentityProvider {
  readonly url: string;
  private process: ChildProcess | undefined;
  private readonly accessSeconds: number;

  private constructor(port: number, accessSeconds: number) {
    this.url = `http://127.0.0.1:${port}`;
    this.accessSeconds = accessSeconds;
  }

  /** Chooses the address. `accessSeconds`: how long the provider's word holds without a refresh. */
  static async prepare(accessSeconds = 3_600) {
    return new IdentityProvider(await freePort(), accessSeconds);
  }

  /** The settings of a BFF that trusts this provider, and one that never answers. */
  settings(groups: GroupRole[]): Record<string, string> {
    const acme = {
      id: 'acme',
      name: 'acme SSO',
      issuer: this.url,
      clientId: 'isthmus',
      clientSecretEnv: 'ISTHMUS_OIDC_SECRET',
      scopes: ['profile', 'email', 'groups'],
      groups,
    };
    return {
      ISTHMUS_OIDC: JSON.stringify([acme, { ...acme, id: 'silent', name: 'Silent', issuer: silentIssuer }]),
      ISTHMUS_OIDC_SECRET: secret,
    };
  }

  async start(isthmusUrl: string) {
    this.process = spawn('node', ['--import', './scripts/end-with-parent.mjs', 'scripts/identity-provider.mjs'], {
      cwd: root,
      env: {
        ...process.env,
        IDP_PORT: new URL(this.url).port,
        IDP_CLIENT_URL: isthmusUrl,
        IDP_CLIENT_SECRET: secret,
        IDP_ACCESS_SECONDS: String(this.accessSeconds),
      },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await waitUntilReady(`${this.url}/healthz`, once(this.process, 'exit'));
  }

  async stop() {
    const { process } = this;
    process?.kill('SIGTERM');
    if (process && process.exitCode === null && !process.signalCode) await once(process, 'exit');
  }

  private async control(method: string, path: string, body: object = {}) {
    const reply = await fetch(`${this.url}/_control/people/${path}`, { method, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(await reply.text());
  }

  /** Says who a person is from now on. */
  setPerson(name: string, person: { groups?: string[]; email?: string; gone?: boolean; amr?: string[] }) {
    return this.control('PUT', name, person);
  }

  /** Ends the person's session at the provider, which then calls Isthmus. */
  signOut(name: string) {
    return this.control('POST', `${name}/sign-out`);
  }
}

/** A browser with cookies for both servers. `at` has the session afterwards. */
export class Visitor {
  readonly at: World;
  /** The addresses that it opened at Isthmus. */
  readonly opened: string[] = [];
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(url: string, cookie = '') {
    this.at = Object.assign(new World(), { url, cookie });
  }

  /** A text is JSON from a page of Isthmus. */
  private async go(url: URL, method = 'GET', body?: URLSearchParams | string) {
    if (url.origin === this.at.url) this.opened.push(url.href);
    const jar = this.jars.get(url.origin) ?? new Map<string, string>();
    this.jars.set(url.origin, jar);
    if (url.origin === this.at.url && this.at.cookie) {
      const [name = '', value = ''] = this.at.cookie.split('=');
      jar.set(name, value);
    }
    const reply = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(typeof body === 'string' && { origin: url.origin, 'content-type': 'application/json' }),
      },
      ...(body && { body }),
    });
    for (const line of reply.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = ''] = pair.split('=', 1);
      const isGone = attributes.some((one) => one === 'Max-Age=0' || one.startsWith('Expires=Thu, 01 Jan 1970'));
      if (isGone) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
    }
    const session = jar.get('isthmus_session');
    if (url.origin === this.at.url) this.at.cookie = session ? `isthmus_session=${session}` : '';
    return reply;
  }

  /** Opens an address and follows redirects up to a page. Types the name at the provider. Returns the page at Isthmus. */
  async signIn(name: string, search = '', act: 'in' | 'cancel' = 'in') {
    let url = new URL(`/api/sign-in/acme${search}`, this.at.url);
    for (let step = 0; step < 12; step += 1) {
      let reply = await this.go(url);
      if (reply.status === 200 && url.pathname.startsWith('/interaction/'))
        reply = await this.go(url, 'POST', new URLSearchParams({ name, act }));
      const location = reply.headers.get('location');
      if (!location) throw new Error(`${url.pathname}: ${reply.status} ${await reply.text()}`);
      url = new URL(location, url);
      // The tests have no console, so its pages are not opened.
      if (url.origin === this.at.url && !url.pathname.startsWith('/api/')) return url.pathname + url.search + url.hash;
    }
    throw new Error('the redirects have no end');
  }

  /** Begins to use an invitation, and returns the status. Then `signIn` with `?invitation=1` uses it. */
  async begin(token: string) {
    const url = new URL('/api/invitations/begin', this.at.url);
    return (await this.go(url, 'POST', JSON.stringify({ token }))).status;
  }

  /** What the page says about the last sign-in. */
  async refusal() {
    const reply = await this.go(new URL('/api/sign-in', this.at.url));
    return ((await reply.json()) as { refusal: { code: string; account: string | null } | null }).refusal;
  }

  /** Opens an address without following redirects. */
  open(path: string) {
    return this.go(new URL(path, this.at.url));
  }
}
