// What a screen reader says where axe finds nothing wrong: names that are true, states that are tied to their element, a focus that is not lost.
import { getHome } from '@isthmus/contracts/home';
import { listJoins } from '@isthmus/contracts/joins';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answerAsUsual } from '#testing/answers.ts';
import { aHome } from '#testing/home.ts';
import { bff, open } from '#testing/page.tsx';
import { accountId, ago, aJoin, anObservation, groupId, place, poolPlace } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';

const main = page.getByRole('main');
const title = page.getByRole('heading', { level: 1 });

beforeEach(() => answerAsUsual(bff()));

test('a link that keeps the focus says the name of its page, and a page without a focus gives it to its title', async () => {
  await open(paths.activity(accountId));
  await expect.element(title).toHaveFocus();
  const clusters = page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Clusters' });
  clusters.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('status').getByText('Clusters · Isthmus')).toBeInTheDocument();
  await expect.element(clusters).toHaveFocus();

  await open(paths.cluster(place));
  const tab = page.getByRole('navigation', { name: 'Cluster' }).getByRole('link', { name: 'Network' });
  await expect.element(tab).toBeVisible();
  tab.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('status').getByText('Network · staging-gz · Isthmus')).toBeInTheDocument();
});

test('the rows of the node list have a header, a state in words and their place among all rows', async () => {
  await open(paths.externalNodes(place));
  const grid = page.getByRole('grid', { name: 'External nodes' });
  const first = grid.getByRole('row').nth(1);
  await expect.element(first.getByRole('rowheader', { name: 'node-10.4.7.11' })).toBeVisible();
  await expect.element(first.getByRole('gridcell', { name: 'Running' })).toBeVisible();
  await expect.element(first).toHaveAttribute('aria-rowindex', '2');
  await expect.element(grid).toHaveAttribute('aria-rowcount', '4');
  await expect.element(first).toHaveAttribute('aria-selected', 'false');
});

test('the bar of a group has no name, because its operations are not nodes; a link is described by its line', async () => {
  const at = { ...place, clusterName: 'staging-gz', since: ago(60) };
  bff().answer(
    getHome,
    aHome({
      attention: [{ ...at, code: 'late-hosts', nodePoolId: 'np-rack0007', poolName: 'rack-7', count: 2 }],
      inProgress: [
        {
          ...at,
          ...{ type: 'group', id: groupId, act: 'drain', state: 'running', pausedBecause: null },
          ...{ nodes: 12, total: 12, ended: 7, failed: 0 },
        },
      ],
    }),
  );
  await open(paths.home());
  const progress = page.getByRole('region', { name: 'In progress' });
  await expect.element(progress).toMatchTextContent('7 of 12 ended');
  expect(progress.getByRole('img').elements()).toEqual([]);
  await expect
    .element(page.getByRole('link', { name: 'See hosts' }))
    .toHaveAccessibleDescription(/^2 hosts are late rack-7/);
});

test('a host that TKE lists is never said to be missing from its list', async () => {
  const node = { name: 'n1', ip: '10.4.7.1', reason: '', createdTime: '2026-11-30T08:00:00Z', since: ago(5) };
  const joins = [
    // Listed before its command was renewed.
    aJoin({ state: 'seen', node: { ...node, status: 'Initializing' }, seenAt: ago(9_000), issuedAt: ago(60) }),
  ];
  bff().answer(listJoins, {
    ...{ joins, nodesInCluster: 1, lastDownload: 'private', usualMs: null },
    observation: anObservation(),
  });
  await open(paths.addHosts(poolPlace));
  const track = page.getByRole('table', { name: 'Hosts to join' }).getByRole('img');
  await expect.element(track).toHaveAccessibleName(/^Initializing, .* since the command$/);
});

test('a fault of a row of labels describes its fields; a row without a key can be named', async () => {
  await open(paths.newExternalNodePool(place));
  await main.getByRole('button', { name: 'Add a label' }).click();
  await main.getByRole('button', { name: 'Create pool' }).click();
  const key = main.getByRole('group', { name: 'Kubernetes labels' }).getByRole('textbox', { name: 'Key of row 1' });
  await expect.element(key).toHaveAccessibleDescription(/^Use letters/);
  await expect.element(main.getByRole('button', { name: 'Remove row 1' })).toBeVisible();
});

test('a confirmation says its question, and an age its exact time', async () => {
  await open(paths.operationGroup(accountId, groupId));
  const age = main.getByRole('time').first();
  await expect.element(age).toBeVisible();
  age.element().focus();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Tab}');
  await expect.element(age).toHaveAccessibleDescription(/UTC[+-]/);
  await main.getByRole('button', { name: /^Stop/ }).click();
  await expect.element(page.getByRole('dialog')).toHaveAccessibleDescription(/cannot be undone/);
});
