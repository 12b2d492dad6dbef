import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNamed } from './accessible.ts';
import { expect, test } from './fixtures.ts';

test.use({ scenario: 'demo-fleet' });

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

interface Fleet {
  id: string;
  secretId: string;
  clusters: { name: string; region: string; clusterId: string; nodes: { name: string }[] }[];
}

async function post(api: APIRequestContext, url: string, data: object) {
  const reply = await api.post(url, { data, headers: { 'idempotency-key': crypto.randomUUID() } });
  expect(reply.ok(), await reply.text()).toBe(true);
  return reply.json();
}

const settings = {
  nodeType: 'CPU',
  runtime: null,
  labels: [{ key: 'rack', value: 'r07' }],
  taints: [{ key: 'idc', value: 'true', effect: 'NoSchedule' }],
  deletionProtection: true,
  containerDirectory: null,
  cordonNewNodes: false,
  desiredPodNumber: null,
  kubeletArgs: [],
  notKnown: [],
};

/** Every route of the site map, with something on it: a template, an expected host, a drained selection. */
async function routesOf(api: APIRequestContext, { id, secretId, clusters }: Fleet, use: string) {
  const find = (name: string) => {
    const found = clusters.find((cluster) => cluster.name === name);
    if (!found) throw new Error(`the fleet has no ${name}`);
    return { ...found, path: `/accounts/${id}/regions/${found.region}/clusters/${found.clusterId}` };
  };
  const staging = find('staging-gz');
  const pool = `${staging.path}/pools/np-rack0007`;
  const name = staging.nodes[0]?.name;
  const nodesUrl = `/api${staging.path}/nodes`;
  const read = async () => (await (await api.get(nodesUrl)).json()).nodes;
  await expect.poll(async () => (await read()).length).toBeGreaterThan(40);
  const node = (await read()).find((each: { name: string }) => each.name === name);
  const nodes = [{ name, createdTime: node.createdTime }];
  const group = await post(api, `${nodesUrl}/drain`, { nodes, atOnce: 1 });
  const template = await post(api, '/api/templates', { name: `rack ${secretId.slice(-6)} ${use}`, note: '', settings });
  const hosts = [{ nodeName: 'gz-r07-n99', ip: null }];
  const { joins } = await post(api, `/api${pool}/joins`, { hosts, interface: null, download: 'private' });
  const join = joins[0].id;
  return [
    `/accounts/new`,
    `/accounts/${id}/clusters`,
    `/accounts/${id}/clusters?eligibility=${find('legacy-gz').region}/${find('legacy-gz').clusterId}`,
    `/accounts/${id}/activity`,
    `/accounts/${id}/settings`,
    `/accounts/${id}/onboarding`,
    `/accounts/${id}/operations/${group.operations[0].id}`,
    `/accounts/${id}/operation-groups/${group.id}`,
    find('prod-gz').path,
    find('starting-bj').path,
    find('retry-bj').path,
    find('legacy-gz').path,
    staging.path,
    `${staging.path}/pools`,
    `${staging.path}/nodes`,
    `${staging.path}/nodes?node=${name}`,
    `${staging.path}/network`,
    `${staging.path}/activity`,
    `${find('prod-gz').path}/enable`,
    `${find('router-sh').path}/enable`,
    `${staging.path}/pools/new`,
    pool,
    `${pool}/modify`,
    `${pool}/delete`,
    `${pool}/add-hosts?host=${join}`,
    '/templates',
    '/templates/new',
    `/templates/${template.id}`,
    `/templates/${template.id}?open=use`,
    `/templates/${template.id}/edit`,
    '/nowhere',
  ];
}

/** What the browser's console was told that it should not have been, such as a text that is missing. */
function complaintsOf(page: Page) {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} at ${page.url()}`);
  });
  return complaints;
}

for (const [locale, expectNoBarrier] of [
  ['en', expectAccessibleInBothThemes],
  ['zh-CN', expectNamed],
] as const)
  test.describe(locale, () => {
    test.use({ locale });

    test('every page is free of barriers and complaints, and none scrolls sideways', async ({ page, api, account }) => {
      test.setTimeout(600_000);
      const complaints = complaintsOf(page);
      for (const route of await routesOf(api, account, locale))
        await test.step(route, async () => {
          await page.setViewportSize(desk);
          await page.goto(route);
          // What is open over a page hides it, and its heading, from whoever does not see.
          await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeVisible();
          await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
          await expectNoBarrier(page);
          await page.setViewportSize(phone);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect.soft(width, route).toBeLessThanOrEqual(phone.width);
        });
      expect(complaints).toEqual([]);
    });

    test.describe('a stranger', () => {
      test.use({ storageState: { cookies: [], origins: [] } });

      test('meets no barrier at the entrance', async ({ page }) => {
        for (const route of ['/sign-in', '/invitations/not-a-token-of-ours']) {
          await page.setViewportSize(desk);
          await page.goto(route);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expectNoBarrier(page);
          await page.setViewportSize(phone);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
        }
      });
    });
  });
