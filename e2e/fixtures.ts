import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type APIRequestContext, type BrowserContext } from '@playwright/test';
import { attachBundle, type Opened } from './bundle.ts';
import { person } from './world/person.ts';
import { watchSecrets } from './world/planted.ts';
import { TkeAccount } from './world/tke-account.ts';

export { expect };

const url = process.env['ISTHMUS_URL'] ?? '';

/** The options of `test.use`. For language and theme, Playwright has `locale` and `colorScheme`. */
interface Options {
  /** The scenario with which the account starts at mock-tke. */
  scenario: string;
  /** The behaviour of that world. Its time runs 120 times as fast unless `speed` is set. */
  tkeOptions: object;
  /** The number of nodes, for scenarios that use it. */
  nodes: number | undefined;
  /** The account's name in Isthmus; generated when absent. */
  accountName: string | undefined;
}

interface Observation {
  observedAt: string | null;
  problem: object | null;
}

interface Fixtures {
  /** The attachments of a failed test. */
  bundle: void;
  /** Fails a test in which a page did something that the content security policy refuses, or kept a secret, in any context. */
  policy: void;
  /** An account at mock-tke that is not in Isthmus yet. */
  tkeAccount: TkeAccount;
  /** The same account, added to Isthmus; `id` is Isthmus's id. */
  account: TkeAccount & { id: string; accountName: string };
}

const policyMark = 'refused by the content security policy:';

/** Notes what the policy refuses in every page. The browser is silent when the page catches the error, so the page notes it itself. */
async function reportViolations(context: BrowserContext, violations: string[]) {
  await context.addInitScript((mark) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
      console.error(mark, effectiveDirective, blockedURI, `${sourceFile}:${lineNumber}`),
    );
  }, policyMark);
  context.on('console', (message) => {
    const text = message.text();
    // A page without JavaScript has only the browser's own words.
    if (text.startsWith(policyMark) || text.includes('Content Security Policy'))
      violations.push(`${text} at ${message.page()?.url()}`);
  });
  return context;
}

interface WorkerFixtures {
  /** The file with the cookie of this worker's only sign-in. */
  signedIn: string;
  /** Isthmus's API as the signed-in person. */
  api: APIRequestContext;
}

/** The accounts of the test that runs in this process. */
const opened: Opened[] = [];

async function openAccount(api: APIRequestContext, { scenario, tkeOptions, nodes }: Omit<Options, 'accountName'>) {
  const options = { speed: 120, ...tkeOptions };
  const account: Opened = await TkeAccount.open(api, { scenario, options, ...(nodes && { nodes }) });
  opened.push(account);
  return account;
}

async function addAccount(api: APIRequestContext, tkeAccount: TkeAccount, accountName?: string) {
  const { site, secretId, secretKey, regions } = tkeAccount;
  const name = accountName ?? `acme ${secretId.slice(-6)}`;
  const key = { kind: 'permanent', secretId, secretKey };
  const data = { name, colour: 'teal', site, ...key, regions, observeOnly: false };
  const reply = await api.post('/api/accounts', { data });
  expect(reply.ok(), await reply.text()).toBe(true);
  const { id } = await reply.json();
  const added = Object.assign(tkeAccount, { id: String(id), accountName: name });
  await untilRead(api, added.id, tkeAccount);
  return added;
}

/** Waits for the first read of every place, because a place that was never read has no page. */
async function untilRead(api: APIRequestContext, id: string, { clusters }: TkeAccount) {
  const isRead = async (path: string) => {
    const reply = await (await api.get(`/api/accounts/${id}${path}`)).json();
    const read: { observation: Observation }[] = reply.regions ?? [reply];
    return read.every(({ observation }) => observation?.observedAt || observation?.problem);
  };
  const wait = (path: string) =>
    expect.poll(() => isRead(path), { message: `first reading of ${path}`, intervals: [50, 100, 200] }).toBeTruthy();
  await wait('/clusters');
  for (const { region, clusterId } of clusters.filter(({ pools }) => pools.length)) {
    await wait(`/regions/${region}/clusters/${clusterId}/pools`);
    await wait(`/regions/${region}/clusters/${clusterId}/nodes`);
  }
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  scenario: ['one-ready-cluster', { option: true }],
  tkeOptions: [{}, { option: true }],
  nodes: [undefined, { option: true }],
  accountName: [undefined, { option: true }],

  signedIn: [
    async ({ playwright }, use, { project, parallelIndex }) => {
      // Named by port: a replacement worker does not sign in again, and another run's cookie is not used.
      const path = join(project.outputDir, `signed-in-${new URL(url).port}-${parallelIndex}.json`);
      if (!existsSync(path)) {
        const http = await playwright.request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
        const reply = await http.post('/api/sign-in', { data: person });
        expect(reply.ok(), await reply.text()).toBe(true);
        await http.storageState({ path });
        await http.dispose();
      }
      await use(path);
    },
    { scope: 'worker' },
  ],
  api: [
    async ({ playwright, signedIn }, use) => {
      const http = await playwright.request.newContext({
        baseURL: url,
        storageState: signedIn,
        extraHTTPHeaders: { origin: url },
      });
      await use(http);
      await http.dispose();
    },
    { scope: 'worker' },
  ],
  storageState: async ({ signedIn }, use) => use(signedIn),

  policy: [
    async ({ browser }, use) => {
      const violations: string[] = [];
      const kept: string[] = [];
      const open = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await reportViolations(await open(options), violations);
        watchSecrets(context, kept);
        return context;
      };
      await use();
      browser.newContext = open;
      expect(violations).toEqual([]);
      expect(kept, 'secrets that a page kept').toEqual([]);
    },
    { auto: true },
  ],
  bundle: [
    async ({ api }, use, info) => {
      opened.length = 0;
      const since = Date.now();
      await use();
      if (info.status !== info.expectedStatus) await attachBundle(api, info, since, opened);
    },
    { auto: true },
  ],

  tkeAccount: async ({ api, scenario, tkeOptions, nodes }, use) => {
    const account = await openAccount(api, { scenario, tkeOptions, nodes });
    await use(account);
    // Isthmus would read a moving object every second during all later tests. It retries a failing account rarely.
    await account.unplug();
  },

  account: async ({ api, tkeAccount, accountName }, use) => use(await addAccount(api, tkeAccount, accountName)),
});
