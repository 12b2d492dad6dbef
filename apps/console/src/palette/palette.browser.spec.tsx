import { getExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { search, type Found } from '@isthmus/contracts/search';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { paths } from '#shared/paths.ts';
import { poolLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { box, current, input, openByKey, option } from '#testing/palette.ts';
import {
  accountId,
  ago,
  anAccount,
  anObservation,
  aPool,
  operationId,
  place,
  poolPlace,
  templateId,
} from '#testing/world.ts';

const options = page.getByRole('option');
const inCluster = { ...place, accountName: 'acme', clusterName: 'staging-gz' };
const found: Found[] = [
  { kind: 'pool', ...inCluster, nodePoolId: poolPlace.nodePoolId, name: 'rack-7' },
  { kind: 'node', ...inCluster, name: 'idc-rack-7-n1', ip: '10.4.7.11', state: 'failed' },
  {
    kind: 'node',
    ...inCluster,
    clusterName: 'prod-bj',
    clusterId: 'cls-other',
    name: 'idc-rack-7-n1',
    ip: '10.4.9.9',
    state: 'unknown',
  },
  { kind: 'cluster', ...inCluster, name: 'for-rack-7' },
  { kind: 'account', accountId, name: 'rack-7 account', uin: anAccount().uin },
  { kind: 'template', templateId, name: 'rack-7 template' },
  {
    kind: 'operation',
    ...inCluster,
    operationId,
    operation: 'create-external-node-pool',
    name: 'rack-7',
    state: 'waiting',
    createdAt: ago(8),
  },
];

beforeEach(() => answerAsUsual(bff()));

describe('opening', () => {
  test('the box opens it; Escape closes it and returns the focus', async () => {
    await open(paths.clusters(accountId));
    await box().click();
    await expect.element(input).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(input).not.toBeInTheDocument();
    await expect.element(box()).toHaveFocus();
  });

  test.for(['{Control>}k{/Control}', '{Meta>}k{/Meta}'])('%s opens it, also while typing elsewhere', async (keys) => {
    await open(paths.externalNodes(place));
    await page.getByRole('searchbox').click();
    await userEvent.keyboard(keys);
    await expect.element(input).toHaveFocus();
  });
});

describe('searching', () => {
  test('lists what was found with its kind, facts and place, and marks the match', async () => {
    bff().answer(search, { found });
    await open(paths.clusters(accountId));
    await openByKey();
    await userEvent.keyboard(' rack-7');
    await expect.element(option(/^rack-7 external node pool, np-rack0007 staging-gz/)).toBeVisible();
    await expect.element(option(/^idc-rack-7-n1 node, 10\.4\.7\.11, Failed staging-gz/)).toBeVisible();
    await expect.element(option(/^idc-rack-7-n1 node, 10\.4\.9\.9, Unknown prod-bj/)).toBeVisible();
    await expect.element(option(/^for-rack-7 cluster, cls-staging1, ap-guangzhou acme/)).toBeVisible();
    await expect.element(option(/^rack-7 account account, 100012345678/)).toBeVisible();
    await expect.element(option(/^rack-7 template template/)).toBeVisible();
    await expect.element(option(/^Create pool rack-7 operation, Confirming staging-gz/)).toBeVisible();
    await expect.element(page.getByText('7 results')).toBeVisible();
    expect(document.querySelector('[role=option] u')?.textContent).toBe('rack-7');
    // Typing pauses before a request, and the text is sent without its spaces.
    expect(
      bff()
        .received(search)
        .map(({ url }) => url.searchParams.get('q')),
    ).toEqual(['rack-7']);
  });

  test('the keyboard alone chooses and opens', async () => {
    bff().answer(search, { found });
    const { address } = await open(paths.clusters(accountId));
    await openByKey();
    await userEvent.keyboard('rack');
    await expect.element(current).toMatchTextContent('rack-7 external node pool');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(current).toMatchTextContent('10.4.7.11');
    expect(input.element().getAttribute('aria-activedescendant')).toBe(current.element().id);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}{Enter}');
    await expect.poll(address).toBe(paths.externalNodePool(poolPlace));
    await expect.element(input).not.toBeInTheDocument();
  });

  test('Ctrl Enter opens a new tab and keeps the palette', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    bff().answer(search, { found });
    await open(paths.clusters(accountId));
    await openByKey();
    await userEvent.keyboard('rack');
    await expect.element(current).toMatchTextContent('external node pool');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(opened).toHaveBeenCalledWith(paths.externalNodePool(poolPlace), '_blank', 'noopener');
    await expect.element(input).toHaveFocus();
  });

  test('Enter before the answer waits for it', async () => {
    bff().answer(search, { found });
    const release = bff().hold(search);
    const { address } = await open(paths.externalNodePool(poolPlace));
    await expect.element(page.getByRole('heading', { level: 1, name: 'rack-7' })).toBeVisible();
    await openByKey();
    await userEvent.keyboard('rack{Enter}');
    await expect.poll(() => bff().received(search)).toHaveLength(1);
    expect(address()).toBe(paths.externalNodePool(poolPlace));
    bff().answer(search, { found: found.slice(5) });
    release();
    await expect.poll(address).toBe(paths.externalNodePool(poolPlace));
    await expect.element(input).not.toBeInTheDocument();
  });

  test('shows only nodes, or only actions', async () => {
    bff().answer(search, { found });
    await open(paths.externalNodePool(poolPlace));
    await openByKey();
    await userEvent.keyboard('rack');
    await page.getByRole('button', { name: 'Nodes', exact: true }).click();
    await expect.element(options).toHaveLength(2);
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await expect.element(options).toHaveLength(4);
  });

  test('says what is searched when nothing matches, and why when the search failed', async () => {
    await open(paths.clusters(accountId));
    await openByKey();
    await userEvent.keyboard('zzzz');
    await expect.element(page.getByText('Nothing matches “zzzz”.')).toBeVisible();
    bff().refuse(search, 'not-permitted');
    await userEvent.keyboard('z');
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent('could not be searched. You do not have permission.');
  });
});

describe.for([
  ['en', 'External node pools', 'external node pool', 'Recent', 'Run', 'Modify'],
  ['zh-CN', '注册节点池', '注册节点池', '最近访问', '执行', '修改'],
] as const)('in %s', ([language, pools, kind, recent, run, modify]) => {
  beforeEach(() => changeLanguage(language));

  test('each name of external nodes finds them', async () => {
    await open(paths.cluster(place));
    await expect.element(page.getByRole('heading', { level: 1, name: 'staging-gz' })).toBeVisible();
    await openByKey();
    const found = option(new RegExp(`^${pools}.*staging-gz`));
    for (const name of ['registered node', '第三方节点', '注册节点', 'external node']) {
      await input.fill('zzzz');
      await expect.element(found).not.toBeInTheDocument();
      await input.fill(name);
      await expect.element(found).toBeVisible();
    }
  });

  test('without a text it lists the last visited objects by name, newest first', async () => {
    const { router } = await open(paths.cluster(place));
    await expect.element(page.getByRole('heading', { level: 1, name: 'staging-gz' })).toBeVisible();
    await router.navigate(paths.externalNodePool(poolPlace));
    await expect.element(page.getByRole('heading', { level: 1, name: 'rack-7' })).toBeVisible();
    await router.navigate(paths.clusters(accountId));
    await expect.element(page.getByRole('heading', { level: 1, name: 'rack-7' })).not.toBeInTheDocument();
    await openByKey();
    const group = page.getByRole('group', { name: recent });
    await expect.element(group.getByRole('option').first()).toMatchTextContent(`rack-7 ${kind}staging-gz`);
    await expect.element(group.getByRole('option').nth(1)).toMatchTextContent('staging-gz');
    expect(JSON.parse(localStorage.getItem('isthmus.visits') ?? '')).toEqual([
      { kind: 'pool', name: 'rack-7', cluster: 'staging-gz', to: paths.externalNodePool(poolPlace) },
      { kind: 'cluster', name: 'staging-gz', cluster: '', to: paths.cluster(place) },
    ]);
  });

  test('a disabled act comes last with its reason, and does not run', async () => {
    const observation = anObservation();
    const acts = [poolLine({ 'modify-external-node-pool': 'pool-deleting' })];
    bff().answer(getExternalNodePool, { pool: aPool(), acts, observation, nodesObservation: observation });
    const { address } = await open(paths.externalNodePool(poolPlace));
    await expect.element(page.getByRole('heading', { level: 1, name: 'rack-7' })).toBeVisible();
    await openByKey();
    await input.fill('rack-7');
    const last = page.getByRole('group', { name: run }).getByRole('option').last();
    await expect.element(last).toMatchTextContent(new RegExp(`^${modify}`));
    await expect.element(last).toHaveAttribute('aria-disabled', 'true');
    await expect
      .element(last)
      .toMatchTextContent(language === 'en' ? /TKE is deleting the pool\. Use another pool/ : /TKE/);
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await expect.element(current).toHaveAttribute('aria-disabled', 'true');
    await last.click({ force: true });
    await expect.element(input).toHaveFocus();
    expect(address()).toBe(paths.externalNodePool(poolPlace));
  });
});
