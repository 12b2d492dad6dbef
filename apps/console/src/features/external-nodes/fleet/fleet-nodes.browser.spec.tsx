import { listFleetNodes } from '@isthmus/contracts/fleet-nodes';
import { changePreferences } from '@isthmus/contracts/preferences';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aFleet, aFleetNode } from '#testing/fleet.ts';
import { noPreferences } from '#testing/session.ts';
import { paths } from '#shared/paths.ts';

const title = page.getByRole('heading', { level: 1 });
const row = (name: string) => page.getByRole('row', { name });
beforeEach(() => answerAsUsual(bff()));

test('the count is the title, an out-of-date node is unknown, and a state filters', async () => {
  bff().answer(
    listFleetNodes,
    aFleet([aFleetNode('node-1'), aFleetNode('node-2', { state: 'unknown', clusterName: 'prod-cd' })], { clusters: 2 }),
  );
  const { address } = await open(paths.fleetNodes());
  await expect.element(title).toMatchTextContent('2 nodes');
  await expect.element(page.getByText('in 2 clusters')).toBeVisible();
  await expect.element(row('node-2')).toMatchTextContent(/Unknown; was Running.*prod-cd/);
  await page
    .getByRole('list', { name: 'Nodes by state' })
    .getByRole('button', { name: /unknown/ })
    .click();
  await expect.poll(address).toContain('state=unknown');
  await page.getByRole('button', { name: 'Cluster', exact: true }).click();
  await expect.poll(address).toContain('sort=cluster');
});

test('a list of hosts says how many were found, and names the others', async () => {
  bff().answer(listFleetNodes, aFleet([aFleetNode('node-1')], { listed: 3, missing: ['node-8', '10.0.0.9'] }));
  await open(`${paths.fleetNodes()}?q=${encodeURIComponent('node-1, node-8, 10.0.0.9')}`);
  await expect.element(page.getByText('1 of 3 found · Not found: node-8, 10.0.0.9')).toBeVisible();
});

test('columns are chosen for this list alone, and its filter can be saved as a view', async () => {
  bff().answer(listFleetNodes, aFleet([aFleetNode('node-1')]));
  bff().answer(changePreferences, noPreferences);
  await open(`${paths.fleetNodes()}?state=failed`);
  const account = page.getByRole('columnheader', { name: 'Account' });
  await expect.element(account).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Account' }).click();
  await expect.element(account).not.toBeInTheDocument();
  await expect
    .poll(() => bff().received(changePreferences).at(-1)?.body)
    .toEqual({ hiddenColumns: { fleet: ['account'] } });
  await expect.element(page.getByRole('button', { name: 'Save view' })).toBeVisible();
});
