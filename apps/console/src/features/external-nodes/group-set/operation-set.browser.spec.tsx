import { listInProgress } from '@isthmus/contracts/in-progress';
import { getOperationGroup, pauseOperationGroup } from '@isthmus/contracts/operation-groups';
import { getOperationSet, pauseOperationSet, stopOperationSet } from '@isthmus/contracts/operation-sets';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aSet } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { accountId, aGroup, ago, setId } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));
const button = (name: string) => page.getByRole('button', { name, exact: true });
const lane = (name: string) => page.getByRole('listitem').filter({ hasText: name });

test('a press over two clusters is one page: its counts are of all, and each cluster has a lane with its own buttons', async () => {
  const set = aSet();
  const paused = aSet([{ state: 'paused', pausedBecause: 'failed' }]);
  bff().answer(pauseOperationGroup, aGroup());
  await open(paths.operationSet(setId));
  await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent('Drain 4 nodes');
  await expect.element(page.getByText('In 2 clusters · 1 at a time in each')).toBeVisible();
  await expect.element(lane('staging-gz')).toMatchTextContent(/acme.*Running.*0 of 2 done/);
  await expect.element(page.getByRole('img', { name: 'edge-sh: 1 in progress, 1 not started' })).toBeInTheDocument();
  // Both clusters have a node of this name.
  await expect.element(page.getByRole('row', { name: /node-10\.4\.7\.11/ })).toHaveLength(2);
  await expect
    .element(page.getByRole('link', { name: 'edge-sh' }).first())
    .toHaveAttribute('href', paths.operationGroup(set.groups[1]?.accountId ?? '', set.groups[1]?.id ?? ''));
  bff().answer(getOperationSet, paused);
  await button('Pause staging-gz').click();
  await expect.element(button('Resume staging-gz')).toBeVisible();
  expect(bff().received(pauseOperationGroup)).toHaveLength(1);
  await expect.element(page.getByText('1 of 2 clusters is paused')).toBeVisible();
  await expect.element(lane('staging-gz')).toMatchTextContent('Paused automatically: 1 failed');
  await expect.element(button('Pause all')).toBeVisible();
  await expect.element(button('Resume all')).toBeVisible();
});

test('all clusters are stopped with one question, and a refusal is shown', async () => {
  bff().refuse(pauseOperationSet, 'not-permitted', { status: 403 });
  bff().answer(stopOperationSet, aSet([{ state: 'stopped' }, { state: 'stopped' }]));
  await open(paths.operationSet(setId));
  await button('Pause all').click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await button('Stop all after these nodes').click();
  await expect.element(page.getByRole('dialog', { name: 'Stop on 2 clusters?' })).toMatchTextContent('2 nodes');
  await button('Stop all').click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(bff().received(stopOperationSet)).toHaveLength(1);
});

test('the tray shows it as one line, and a group of it leads to it', async () => {
  const counts = { clusters: 2, nodes: 4, total: 8, failed: 0 };
  bff().answer(listInProgress, {
    items: [
      {
        type: 'set',
        id: setId,
        act: 'drain-and-delete',
        state: 'running',
        paused: 1,
        ended: 3,
        since: ago(100),
        ...counts,
      },
    ],
    total: 1,
    ended: [],
    usual: [],
  });
  const [group = aGroup()] = aSet().groups;
  bff().answer(getOperationGroup, group);
  const { address } = await open(paths.operationGroup(accountId, group.id));
  await expect
    .element(page.getByRole('link', { name: 'Started with other clusters' }))
    .toHaveAttribute('href', paths.operationSet(setId));
  await page.getByRole('button', { name: /^1 in progress/ }).click();
  const line = page.getByRole('menuitem');
  await expect.element(line).toMatchTextContent(/Drain and delete 4 nodes.*In 2 clusters.*1 of 2 clusters paused/);
  await line.click();
  await expect.poll(address).toBe(paths.operationSet(setId));
});
