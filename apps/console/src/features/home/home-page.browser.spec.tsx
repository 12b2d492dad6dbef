import type { Attention } from '@isthmus/contracts/attention';
import { getHome } from '@isthmus/contracts/home';
import type { InProgress } from '@isthmus/contracts/in-progress';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aHome, days } from '#testing/home.ts';
import { aCluster, accountId, ago, anObservation, groupId, operationId, place } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';

const attention = page.getByRole('region', { name: 'Needs attention' });
const progress = page.getByRole('region', { name: 'In progress' });
const title = page.getByRole('heading', { level: 1 });

const cluster = { ...place, clusterName: 'staging-gz' };
const pool = { ...cluster, nodePoolId: 'np-rack0007', poolName: 'rack-7' };

beforeEach(() => answerAsUsual(bff()));

test('when all is well, Home says so, with the time of the oldest reading', async () => {
  await open(paths.home());
  await expect.element(title).toMatchTextContent('3 nodes, none failed');
  await expect.element(page.getByText('Oldest data: 6 s ago')).toBeVisible();
  await expect.element(attention).toMatchTextContent('Nothing needs attention.');
  await expect.element(progress).toMatchTextContent('Nothing is in progress.');
});

test('each thing that needs attention is one line with its place, its age and the way to act', async () => {
  const items: Attention[] = [
    {
      ...cluster,
      code: 'failed-nodes',
      count: 14,
      since: ago(960),
      pool: { nodePoolId: 'np-rack0031', name: 'rack-31', count: 11 },
    },
    {
      ...cluster,
      code: 'operation-waits',
      id: operationId,
      kind: 'create-external-node-pool',
      target: 'rack-32',
      reason: 'no-match',
      since: ago(540),
    },
    { ...cluster, code: 'group-paused', id: groupId, act: 'drain', because: 'failed', since: ago(300) },
    { ...pool, code: 'late-hosts', count: 1, since: ago(680) },
    { ...pool, code: 'links-expire', count: 9, at: ago(-1_050) },
    {
      code: 'out-of-date',
      accountId,
      region: 'ap-chengdu',
      cluster: null,
      clusters: 2,
      nodes: 64,
      since: ago(2_280),
      problem: 'tke-busy',
    },
    { ...cluster, code: 'quota-near', nodes: 5, limit: null, since: ago(60) },
    { ...cluster, code: 'version-skew', count: 6, version: '1.30.4', kubelet: 'v1.26.1', kubelets: 1 },
  ];
  bff().answer(getHome, aHome({ attention: items }));
  await open(paths.home());
  const lines = attention.getByRole('listitem');
  await expect.element(lines).toHaveLength(items.length);
  const shown = [
    [
      '14 nodes failed 11 of them in rack-31staging-gz16 min',
      'Show 14 nodes',
      `${paths.cluster(place)}/nodes?status=Failed`,
    ],
    ['Create pool rack-32 needs a decisionstaging-gz9 min', 'Decide', paths.operation(accountId, operationId)],
    ['Draining is paused', 'Decide', paths.operationGroup(accountId, groupId)],
    ['1 host is late rack-7staging-gz11 min', 'See hosts', paths.addHosts(pool)],
    ['9 join commands expire before their hosts joined rack-7staging-gz18 min left', 'Renew', paths.addHosts(pool)],
    ['Data is out of date 64 nodes unknown · TKE’s request limit is reached', 'Show', paths.clusters(accountId)],
    [
      'TKE refused a host: the node quota is used up 5 nodes, limit unknown',
      'Prepare ticket',
      `${paths.onboarding(accountId)}?step=beta`,
    ],
    [
      '6 nodes have an unsupported kubelet version v1.26.1 under cluster version 1.30.4staging-gz',
      'Show 6 nodes',
      `${paths.cluster(place)}/nodes?version=unsupported`,
    ],
  ] as const;
  for (const [index, [text, act, to]] of shown.entries()) {
    await expect.element(lines.nth(index)).toMatchTextContent(text);
    await expect.element(lines.nth(index).getByRole('link', { name: act })).toHaveAttribute('href', to);
  }
});

test('what runs is listed with the counts that are known, and no share of steps', async () => {
  const items: InProgress[] = [
    { ...pool, type: 'hosts', total: 40, running: 31, failed: 3, joining: 5, late: 0, waiting: 1, since: ago(384) },
    {
      ...cluster,
      type: 'group',
      id: groupId,
      act: 'drain',
      state: 'running',
      pausedBecause: null,
      nodes: 12,
      total: 12,
      ended: 7,
      failed: 0,
      since: ago(185),
    },
    {
      ...cluster,
      type: 'operation',
      id: operationId,
      kind: 'enable-external-node-support',
      state: 'waiting',
      target: 'staging-gz',
      late: false,
      since: ago(108),
    },
  ];
  bff().answer(getHome, aHome({ inProgress: items }));
  await open(paths.home());
  const lines = progress.getByRole('listitem');
  await expect.element(lines).toHaveLength(3);
  await expect.element(lines.nth(0)).toMatchTextContent('Add 40 hosts to rack-7staging-gz31 of 40 running6 min');
  await expect.element(lines.nth(1)).toMatchTextContent('Drain 12 nodesstaging-gz7 of 12 ended3 min');
  await expect.element(lines.nth(2)).toMatchTextContent('Enable external nodes on staging-gz');
});

test('nodes of an out-of-date reading are unknown, and a day without readings is not a good day', async () => {
  const old = aCluster({ name: 'edge-cd', nodesObservation: anObservation({ observedAt: ago(2_280) }) });
  const usual = aHome();
  const [account] = usual.accounts;
  if (!account) throw new Error('no account');
  const availability = days.map((day, index) =>
    index === 29
      ? { day, running: null, unread: 1, worst: null }
      : { day, running: index === 11 ? 0.968 : 1, unread: 0, worst: 'failed' as const },
  );
  bff().answer(
    getHome,
    aHome({
      counts: { ...usual.counts, unknown: 3 },
      accounts: [{ ...account, clusters: [old], availability, available: 0.9989 }],
      oldestReading: ago(2_280),
    }),
  );
  await open(paths.home());
  await expect.element(title).toMatchTextContent('3 of 3 nodes unknown');
  await expect.element(page.getByRole('img', { name: '3 unknown', exact: true })).toBeVisible();
  await expect.element(page.getByRole('img', { name: '99.89 % over 30 days' })).toBeVisible();
  await expect.element(page.getByTitle(/No data/)).toHaveLength(1);
  await expect.element(page.getByTitle(/96.80 %/)).toHaveLength(1);
});

test('without an account, Home leads to the first one', async () => {
  bff().answer(getHome, aHome({ accounts: [], oldestReading: null }));
  await open(paths.home());
  await expect.element(page.getByRole('link', { name: 'Add account' })).toHaveAttribute('href', paths.newAccount());
});
