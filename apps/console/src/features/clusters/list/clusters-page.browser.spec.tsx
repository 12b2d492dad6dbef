import { listClusters, refreshClusters, type Cluster, type Rule, type Readiness } from '@isthmus/contracts/clusters';
import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { healthOf } from '@isthmus/contracts/health';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aNodeList } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { aProblem, tkeError } from '#testing/bff.ts';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { bff, open } from '#testing/page.tsx';
import { aCluster, accountId, ago, aNode, anObservation, aRule } from '#testing/world.ts';

const address = `/accounts/${accountId}/clusters`;
const tooOld = aRule('version', {
  verdict: 'fail',
  reason: 'version-too-old',
  seen: '1.16.3',
  fixer: 'you-with-downtime',
});
const onEni = aRule('network-plugin', { verdict: 'fail', reason: 'plugin-direct-eni', fixer: 'nobody' });
const plainGr = aRule('network-plugin', { verdict: 'unknown', reason: 'plugin-plain-gr' });

const cluster = (name: string, readiness: Readiness, more: Partial<Cluster> = {}, failing: Rule[] = []) =>
  aCluster({ name, readiness, clusterId: `cls-${name.replaceAll('-', '')}`, ...more }, failing);
const fleet = [
  cluster('prod-gz', 'ready'),
  cluster('staging-gz', 'enabled', { health: healthOf([{ state: 'failed', count: 4 }]) }),
  cluster('legacy-gz', 'blocked', {}, [tooOld]),
  cluster('eni-sh', 'blocked', { region: 'ap-shanghai' }, [onEni]),
  cluster('router-sh', 'unknown', { region: 'ap-shanghai' }, [plainGr]),
  cluster('starting-sh', 'enabling', { region: 'ap-shanghai' }),
  cluster('retry-sh', 'failed', { region: 'ap-shanghai' }),
];
const regions = ['ap-guangzhou', 'ap-shanghai'];
const answered = regions.map((region) => ({ region, observation: anObservation() }));

const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const panel = page.getByRole('dialog');
const alert = page.getByRole('alert');

beforeEach(() => {
  answerAsUsual(bff());
  bff().answer(listClusters, { clusters: fleet, regions: answered });
});

test('each cluster shows in one word whether it can take external nodes', async () => {
  await open(address);
  const words = ['Ready', 'Enabled', 'Blocked: 1 rule', 'Blocked: 1 rule', 'Unknown', 'Enabling', 'Enabling failed'];
  for (const [index, { name }] of fleet.entries())
    await expect
      .element(row(name).getByRole('link', { name: `eligibility of ${name}` }))
      .toMatchTextContent(words[index] ?? '');
});

test('a documented cluster status is in the person’s language, and another one stays TKE’s word', async () => {
  const clusters = [
    cluster('a', 'enabled', { status: 'NodeUpgrading' }),
    cluster('b', 'enabled', { status: 'Brewing' }),
  ];
  bff().answer(listClusters, { clusters, regions: answered });
  await open(address);
  await expect.element(row('a')).toMatchTextContent('Upgrading nodes');
  await expect.element(row('b')).toMatchTextContent('Brewing');
  await changeLanguage('zh-CN');
  await expect.element(row('a')).toMatchTextContent('节点升级中');
  await expect.element(row('b')).toMatchTextContent('Brewing');
});

test('the panel shows the verdict, every rule, and who can fix each failed rule', async () => {
  const { router } = await open(address);
  await row('legacy-gz').getByRole('link', { name: 'eligibility of' }).click();
  await expect.element(panel).toMatchTextContent('legacy-gz cannot take external nodes until it is upgraded.');
  const rules = panel.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  await expect.element(rules).toHaveLength(5);
  await expect.element(rules.first()).toMatchTextContent('Not met: Kubernetes 1.18 or later');
  await expect.element(rules.first()).toMatchTextContent('1.16.3');
  await expect.element(rules.first()).toMatchTextContent('you, with downtime');
  await router.navigate(-1);
  await expect.element(panel).not.toBeInTheDocument();

  await row('eni-sh').getByRole('link', { name: 'eligibility of' }).click();
  await expect.element(panel).toMatchTextContent('nobody');
  await userEvent.keyboard('{Escape}');
  await row('router-sh').getByRole('link', { name: 'eligibility of' }).click();
  await expect.element(panel).toMatchTextContent('You can try; TKE decides');
});

test('a silent region shows TKE’s code and keeps its clusters', async () => {
  const problem = aProblem('permission-missing', tkeError('DescribeClusters', 'UnauthorizedOperation'));
  const observation = anObservation({ problem, observedAt: ago(600) });
  bff().answer(listClusters, {
    clusters: fleet,
    regions: [
      { region: 'ap-guangzhou', observation: anObservation() },
      { region: 'ap-shanghai', observation },
    ],
  });
  await open(address);
  await expect.element(alert).toMatchTextContent('1 of 2 regions answered');
  await expect.element(alert).toMatchTextContent('ap-shanghai');
  await expect.element(alert).toMatchTextContent('UnauthorizedOperation');
  await expect.element(row('router-sh')).toBeVisible();
  await expect.element(row('prod-gz')).toBeVisible();
});

test('failed reads keep the rows and show their age until a read succeeds', async () => {
  const problem = aProblem('tke-failed', tkeError('DescribeClusters', 'InternalError'));
  const observation = anObservation({ problem, observedAt: ago(600) });
  bff().answer(listClusters, { clusters: fleet, regions: regions.map((region) => ({ region, observation })) });
  await open(address);
  await expect.element(alert).toMatchTextContent('0 of 2 regions answered');
  await expect.element(alert).toMatchTextContent('Last updated 10 min ago');
  await expect.element(row('prod-gz')).toBeVisible();

  await page.getByRole('button', { name: 'Update now' }).click();
  await expect.poll(() => bff().received(refreshClusters)).toHaveLength(1);
});

test('an account without clusters says so', async () => {
  bff().answer(listClusters, { clusters: [], regions: answered });
  await open(address);
  await expect.element(page.getByText('No clusters in these regions')).toBeVisible();
});

test('a running first read shows its progress', async () => {
  const observation = anObservation({ observedAt: null, attemptedAt: null });
  bff().answer(listClusters, { clusters: [], regions: regions.map((region) => ({ region, observation })) });
  await open(address);
  await expect.element(page.getByRole('status', { name: 'Loading clusters for the first time' })).toBeVisible();
});

test('a page that waits for its first answer says so', async () => {
  const release = bff().hold(listClusters);
  await open(address);
  await expect.element(page.getByRole('status', { name: 'Loading' })).toBeVisible();
  // The sentence appears by a delayed animation.
  for (const animation of document.getAnimations()) animation.currentTime = 5_000;
  await expect.element(page.getByText('has not answered yet')).toBeVisible();
  release();
  await expect.element(row('prod-gz')).toBeVisible();
});

test('a truncated answer shows a failure with a retry, not endless loading', async () => {
  bff().answerMalformed(
    listClusters,
    () => new Response('{"regions":[', { headers: { 'content-type': 'application/json' } }),
  );
  await open(address);
  await expect.element(alert).toMatchTextContent('Isthmus cannot be reached');
  bff().answer(listClusters, { clusters: fleet, regions: answered });
  const requestsBefore = bff().received(listClusters).length;
  const release = bff().hold(listClusters);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => bff().received(listClusters).length).toBeGreaterThan(requestsBefore);
  release();
  await expect.element(row('prod-gz')).toBeVisible();
});

test('the address keeps the filters: opening it restores them, and Back undoes a change', async () => {
  const { address: at, router } = await open(`${address}?group=blocked&q=shanghai`);
  await expect.element(row('eni-sh')).toBeVisible();
  await expect.element(page.getByText('1 of 7')).toBeVisible();
  const filter = page.getByRole('searchbox', { name: 'Filter clusters' });
  await filter.fill('nowhere');
  await expect.poll(at).toContain('q=nowhere');
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect.element(page.getByText('7 of 7')).toBeVisible();
  await page.getByRole('group', { name: 'Which clusters' }).getByRole('button', { name: 'Enabled' }).click();
  await expect.element(page.getByText('1 of 7')).toBeVisible();
  expect(at()).toContain('group=enabled');
  await router.navigate(-1);
  await expect.element(page.getByText('7 of 7')).toBeVisible();
});

test('the count of failed nodes links to those nodes', async () => {
  const failed = aNode('node-10.4.7.12', { status: 'Failed', reason: 'container runtime is down' });
  bff().answer(listExternalNodes, aNodeList([aNode('node-10.4.7.11'), failed]));
  const { address: at } = await open(address);
  await row('staging-gz').getByRole('link', { name: '4 failed' }).click();
  const grid = page.getByRole('grid', { name: 'External nodes' });
  await expect.element(grid).toMatchTextContent('container runtime is down');
  await expect.element(grid.getByRole('row', { name: 'node-10.4.7.11' })).not.toBeInTheDocument();
  expect(at()).toMatch(/\/nodes\?status=Failed$/);
});
