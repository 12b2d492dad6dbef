import { getCluster } from '@isthmus/contracts/clusters';
import { getExternalNodePool, listExternalNodePools } from '@isthmus/contracts/external-node-pools';
import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { listInFlight } from '@isthmus/contracts/operations';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { paths } from '#shared/paths.ts';
import { aClusterReply, aNodeList, nodeLine, poolLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aCluster, aNode, anObservation, aPool, aSupport, operationId, place, poolPlace } from '#testing/world.ts';

const observation = anObservation();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const drawer = page.getByRole('dialog');

const terminating = nodeLine({ 'drain-external-node': 'node-terminating', 'delete-external-node': 'node-terminating' });
const nodes = [aNode('node-1'), aNode('node-2', { status: 'Terminating', acts: 1 })];

beforeEach(() => {
  answerAsUsual(bff());
  bff().answer(listExternalNodes, aNodeList(nodes, { acts: [nodeLine(), terminating], observation }));
});

test('a disabled act keeps its place and shows the reason and remedy in both languages', async () => {
  await open(`${paths.externalNodes(place)}?node=node-2`);
  const drain = drawer.getByRole('button', { name: 'Drain' });
  const explanation = 'TKE is already deleting the node. Wait until it leaves the list, then clean its host.';
  await expect.element(drain).toHaveAttribute('aria-disabled', 'true');
  await expect.element(drain).toHaveAccessibleDescription(explanation);
  await drain.hover();
  await expect.element(page.getByRole('tooltip')).toMatchTextContent(explanation);
  (drain.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(drawer).toMatchTextContent('node-2');
  await changeLanguage('zh-CN');
  await expect
    .element(drawer.getByRole('button', { name: '驱逐' }))
    .toHaveAccessibleDescription('TKE 正在删除该节点。请等待节点移除后，再清理主机。');
});

test('the bar counts the nodes each act excludes and says why when none remain', async () => {
  bff().answer(listInFlight, { inFlight: [{ subject: 'node:node-1', operationId }], operations: [] });
  await open(paths.externalNodes(place));
  await page.getByRole('checkbox', { name: 'Select node-1' }).click();
  await expect
    .element(button('Drain 0 of 1'))
    .toHaveAccessibleDescription(/^Another operation is in progress\. Wait until it ends/);
  await page.getByRole('checkbox', { name: 'Select node-2' }).click();
  const bar = page.getByRole('region', { name: 'Selected nodes' });
  await expect.element(bar).toMatchTextContent('1 has an operation in progress');
  await expect.element(bar).toMatchTextContent('1 is already being deleted');
});

test('a person without permission sees that reason first, and whom to ask', async () => {
  bff().answer(getCluster, {
    ...aClusterReply(),
    permits: [],
    whoMay: { 'delete-external-node': { role: 'operator', people: ['Mei', 'Ana'] } },
  });
  await open(`${paths.externalNodes(place)}?node=node-2`);
  await expect
    .element(drawer.getByRole('button', { name: 'Delete' }))
    .toHaveAccessibleDescription('You do not have permission. This needs the role operator. Ask Mei, Ana.');
});

/** Opens the menu of a pool that cannot be deleted as it is. */
async function openPoolMenu(reason: 'pool-deleting' | 'protected') {
  const acts = [poolLine({ 'delete-external-node-pool': reason })];
  bff().answer(getExternalNodePool, { pool: aPool(), acts, observation, nodesObservation: observation });
  const { address } = await open(paths.externalNodePool(poolPlace));
  await page.getByRole('button', { name: 'More actions' }).click();
  return { address, item: page.getByRole('menuitem', { name: /^Delete/ }) };
}

test('a menu shows the reason and remedy under the act, and the keyboard reaches them', async () => {
  const { address, item } = await openPoolMenu('pool-deleting');
  await expect.element(item).toHaveAttribute('aria-disabled', 'true');
  await expect.element(item).toMatchTextContent(/TKE is deleting the pool\. Use another pool, or create one/);
  await userEvent.keyboard('{End}');
  await expect.element(item).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(address()).toBe(paths.externalNodePool(poolPlace));
});

test('the deletion page of a protected pool opens, because a person can switch protection off there', async () => {
  const { address, item } = await openPoolMenu('protected');
  await item.click();
  await expect.poll(address).toBe(paths.deleteExternalNodePool(poolPlace));
});

test('on a blocked cluster, the disabled act to enable shows its reason and a link to the rules', async () => {
  const cluster = aCluster({ readiness: 'blocked', blockedBy: 1, pools: null, nodes: null });
  bff().answer(getCluster, aClusterReply(cluster, aSupport({ status: 'Disabled' })));
  bff().answer(listExternalNodePools, {
    pools: [],
    acts: [poolLine()],
    observation,
    nodesObservation: observation,
  });
  await open(paths.externalNodePools(place));
  const offered = button('Enable external nodes').last();
  await expect
    .element(offered)
    .toHaveAccessibleDescription(/^The cluster does not meet the rules for external nodes\. The cluster’s page shows/);
  await expect.element(page.getByRole('link', { name: 'View reasons' })).toBeVisible();
  await expect
    .element(button('Create pool'))
    .toHaveAccessibleDescription(/^External nodes are not enabled on this cluster\. Enable them first/);
});
