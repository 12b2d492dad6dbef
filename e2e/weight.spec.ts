import type { Page, Response } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { budgets } from './budget.ts';
import { clusterUrl, type Place } from './pages/cluster-page.ts';

test.use({ scenario: 'five-thousand-nodes', nodes: 200 });
// A page may read again at the last moment. Its answer is not needed any more.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** Collects every script and style sheet that the page requests from now on. */
function filesOf(page: Page) {
  const files: Response[] = [];
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) files.push(response);
  });
  return files;
}

const nameOf = (file: Response) => new URL(file.url()).pathname.split('/').at(-1) ?? '';

const pathsOf = (account: Place & { cluster: { pools: { nodePoolId: string }[] } }) => ({
  home: '/',
  clusters: `/accounts/${account.id}/clusters`,
  cluster: clusterUrl(account),
  nodes: clusterUrl(account, '/nodes'),
  pool: clusterUrl(account, `/pools/${account.cluster.pools[0]?.nodePoolId}`),
});

/** The keys of the events that the page's streams receive, noted on `window`. */
const noteEvents = () => {
  const keys: string[] = [];
  const Streams = EventSource;
  Object.assign(window, {
    eventKeys: keys,
    EventSource: class extends Streams {
      constructor(url: string) {
        super(url);
        this.addEventListener('version', ({ data }) => keys.push(JSON.parse(data).key));
      }
    },
  });
};

for (const [screen, budget] of Object.entries(budgets))
  test(`the screen "${screen}" keeps its budget, all files compressed`, async ({ page, account }, { annotations }) => {
    const files = filesOf(page);
    const requests = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() !== 'font') requests.add(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await page.addInitScript(noteEvents);
    // Other tests run beside this one for the same person. Their accounts and their work would count here too.
    await page.route('**/api/in-progress', async (route) =>
      route.fulfill({ response: await route.fetch(), json: { items: [], total: 0, ended: [], usual: [] } }),
    );
    await page.route('**/api/home', async (route) => {
      const response = await route.fetch();
      const { accounts, ...rest } = await response.json();
      const own = accounts.filter(({ id }: { id: string }) => id === account.id);
      await route.fulfill({ response, json: { ...rest, accounts: own, attention: [], inProgress: [] } });
    });
    const stream = page.waitForResponse(/\/api\/events/);
    await page.goto(pathsOf(account)[screen as keyof typeof budgets]);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await stream;
    await page.waitForLoadState('networkidle');

    const weights = await Promise.all(
      files.map(async (file) => {
        const { responseBodySize } = await file.request().sizes();
        return { name: nameOf(file), bytes: responseBodySize, encoding: file.headers()['content-encoding'] };
      }),
    );
    const table = weights.map(({ name, bytes, encoding }) => `${name} ${bytes} ${encoding}`).join('\n');
    const cost = {
      bytes: weights.reduce((sum, file) => sum + file.bytes, 0),
      files: weights.length,
      requests: requests.size,
      elements: await page.locator('*').count(),
    };
    annotations.push({ type: 'cost', description: `${JSON.stringify(cost)}\n${table}\n${[...requests].join('\n')}` });
    expect(
      weights.every(({ encoding }) => encoding === 'br'),
      table,
    ).toBe(true);
    for (const part of ['bytes', 'files', 'requests', 'elements'] as const)
      expect.soft(cost[part], `${part}\n${table}\n${[...requests].join('\n')}`).toBeLessThanOrEqual(budget[part]);
    // Nothing happens to operations here. So a stream that reports one makes the page read again what it has just read.
    const keys = await page.evaluate(() => (window as unknown as { eventKeys: string[] }).eventKeys);
    expect(keys.filter((key) => key.startsWith(`operations:${account.id}`))).toEqual([]);
  });

test('the first page loads no forms and nothing that only a click opens', async ({ page, account }) => {
  const files = filesOf(page);
  await page.goto(`/accounts/${account.id}/clusters`);
  await expect(page.getByRole('link', { name: account.cluster.name, exact: true })).toBeVisible();
  await page.waitForLoadState('networkidle');

  expect(files.map(nameOf).filter((name) => /^(forms|overlays|zod)-/.test(name))).toEqual([]);
});

test('what a page announces is what its first screen requests', async ({ page, account }) => {
  for (const path of Object.values(pathsOf(account))) {
    let announced: string[] = [];
    const requested: string[] = [];
    // Without its header the page requests only what it needs.
    await page.route(path, async (route) => {
      const reply = await route.fetch();
      const { link = '', ...headers } = reply.headers();
      announced = [...link.matchAll(/<([^>]+)>/g)].map(([, url = '']) => url);
      await route.fulfill({ response: reply, headers });
    });
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      requested.push(pathname + search);
    });
    await page.goto(path);
    await expect.poll(() => announced.length, { message: path }).toBeGreaterThan(5);
    await expect.poll(() => announced.filter((url) => !requested.includes(url)), { message: path }).toEqual([]);
    page.removeAllListeners('request');
  }
  // The form for a new pool has the address of a pool, with a word for its id.
  const form = await page.request.get(clusterUrl(account, '/pools/new'));
  expect(form.headers()['link']).toBeUndefined();
});

test('a list that did not change is not sent again after the next reading; only its new time is', async ({
  page,
  account,
}) => {
  const list = `/api${pathsOf(account).nodes}?compact=1`;
  /** When both lists of TKE were read, and the bytes on the wire, as a page that asks for the list sees them. */
  const ask = () =>
    page.evaluate(async (url) => {
      performance.clearResourceTimings();
      const reply = await fetch(url);
      const { observation, factsObservation } = JSON.parse(reply.headers.get('isthmus-readings') ?? '{}');
      const rows = (await reply.json()).columns.nodes.name.length;
      const [entry] = performance.getEntriesByName(new URL(url, location.href).href) as PerformanceResourceTiming[];
      const times = { readAt: observation.observedAt, factsAt: factsObservation.observedAt };
      return { rows, ...times, bytes: entry?.encodedBodySize ?? 0, sent: entry?.transferSize ?? 0 };
    }, list);
  await page.goto(pathsOf(account).clusters);
  // The first reading of facts changes the rows.
  await expect.poll(async () => (await ask()).factsAt).not.toBeNull();
  const first = await ask();
  await expect.poll(async () => (await ask()).readAt).not.toBe(first.readAt);
  const later = await ask();
  expect(later).toMatchObject({ rows: 200, bytes: first.bytes });
  expect(later.sent).toBeLessThan(first.bytes / 3);
});
