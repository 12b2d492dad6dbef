import { healthOf } from '@isthmus/contracts/health';
import { getCluster } from '@isthmus/contracts/clusters';
import { listExternalNodePools } from '@isthmus/contracts/external-node-pools';
import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { listJoins } from '@isthmus/contracts/joins';
import { confirmQuota, getQuota } from '@isthmus/contracts/quota';
import type { Observation } from '@isthmus/contracts/observation';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aClusterReply, aNodeList, poolLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { aProblem, tkeError } from '#testing/bff.ts';
import { bff, open } from '#testing/page.tsx';
import { aCluster, ago, aJoin, aNode, anObservation, aPool, place, poolPlace } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';

const address = paths.cluster(place);
const health = page.getByRole('region', { name: 'Node health' });
const map = health.getByRole('grid', { name: 'Node map' });
const legend = health.getByRole('list', { name: 'Nodes by state' });
const attention = page.getByRole('region', { name: 'Needs attention' });
const reason = 'kubelet stopped posting node status';

const nodes = [
  aNode('node-2', { location: 'idc-1' }),
  aNode('node-10', { status: 'Failed', reason, since: ago(240), location: 'idc-2' }),
  aNode('node-9', { status: 'Failed', reason, since: ago(600), location: 'idc-2' }),
  aNode('gpu-1', { nodePoolId: 'np-gpu00001', unschedulable: true, location: 'idc-1' }),
];

const answerNodes = (list: ExternalNode[], observation: Observation = anObservation()) =>
  bff().answer(listExternalNodes, aNodeList(list, { observation }));

beforeEach(() => {
  answerAsUsual(bff());
  answerNodes(nodes);
  const pools = [aPool(), aPool({ id: 'np-gpu00001', name: 'gpu-a' }), aPool({ id: 'np-empty', name: 'empty' })];
  const observation = anObservation();
  bff().answer(listExternalNodePools, { pools, acts: [poolLine()], observation, nodesObservation: observation });
  bff().answer(listJoins, { joins: [], observation, nodesInCluster: 4, lastDownload: 'private', usualMs: null });
});

test('the page says first how many nodes failed, then why and since when', async () => {
  await open(address);
  await expect.element(health.getByRole('heading')).toMatchTextContent('2 of 4 nodes failed');
  await expect.element(legend).toMatchTextContent('2failed1cordoned1running');
  await expect.element(attention.getByRole('listitem')).toHaveLength(1);
  await expect.element(attention).toMatchTextContent(`${reason}2 nodes in rack-7 · 10 min`);
  await expect
    .element(attention.getByRole('link', { name: 'Show' }))
    .toHaveAttribute('href', `${address}/nodes?status=Failed&pool=${poolPlace.nodePoolId}`);
});

test('the map groups the nodes by pool or by location, in natural order', async () => {
  const { address: at } = await open(address);
  const names = () => health.element().textContent;
  await expect.poll(names).toMatch(/empty0.*gpu-a1.*rack-73/);
  await health.getByRole('button', { name: 'Location' }).click();
  await expect.poll(names).toMatch(/idc-12.*idc-22/);
  expect(at()).toContain('by=location');
});

test('the keyboard walks the cells, jumps to the next problem and opens a node', async () => {
  const { address: at } = await open(address);
  const cell = map.getByRole('gridcell');
  await expect.element(map).toBeInTheDocument();
  map.element().focus();
  await userEvent.keyboard('{Home}');
  await expect.element(cell).toMatchTextContent('gpu-1, cordoned');
  await userEvent.keyboard('n');
  await expect.element(cell).toMatchTextContent('node-9, Failed');
  // Screen readers speak when the active element changes: the cell has another id than before.
  const before = map.element().getAttribute('aria-activedescendant');
  expect(cell.element().id).toBe(before);
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(cell).toMatchTextContent('node-10, Failed');
  expect(cell.element().id).not.toBe(before);
  expect(map.element().getAttribute('aria-activedescendant')).toBe(cell.element().id);
  await expect.element(health).toMatchTextContent(reason);
  const tab = vi.spyOn(window, 'open').mockReturnValue(null);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(tab).toHaveBeenCalledWith(paths.externalNode(place, 'node-10'), '_blank', 'noopener');
  tab.mockRestore();
  await userEvent.keyboard('{Enter}');
  await expect.poll(at).toBe(paths.externalNode(place, 'node-10'));
});

test('a state of the legend dims the others; the address keeps it', async () => {
  const { address: at } = await open(address);
  const failed = legend.getByRole('button', { name: 'failed' });
  await failed.click();
  await expect.element(failed).toHaveAttribute('aria-pressed', 'true');
  expect(at()).toContain('state=failed');
  await failed.click();
  await expect.poll(at).not.toContain('state=');
});

test('nodes of an out-of-date reading are unknown, whatever they were', async () => {
  answerNodes(nodes, anObservation({ observedAt: ago(2_280) }));
  await open(address);
  await expect.element(health.getByRole('heading')).toMatchTextContent('4 of 4 nodes unknown Last updated 38 min ago');
  await expect.element(legend).toMatchTextContent('4unknown');
  await expect.element(page.getByRole('table', { name: 'Pool health' })).toMatchTextContent('rack-7');
  await expect.element(attention).not.toBeInTheDocument();
});

test('a host that TKE does not list yet follows the nodes of its pool and is not counted as a node', async () => {
  answerNodes([aNode('node-2')]);
  // Its link ended: the host is as late as before.
  const joins = [aJoin({ nodeName: 'rack-7-new', state: 'expired', issuedAt: ago(4_000), expiresAt: ago(400) })];
  const counts = [
    { state: 'running' as const, count: 1 },
    { state: 'late' as const, count: 1 },
  ];
  bff().answer(listExternalNodePools, {
    pools: [aPool({ health: healthOf(counts) })],
    acts: [poolLine()],
    observation: anObservation(),
    nodesObservation: anObservation(),
  });
  bff().answer(listJoins, {
    joins,
    observation: anObservation(),
    nodesInCluster: 1,
    lastDownload: 'private',
    usualMs: null,
  });
  await open(address);
  await expect.element(health.getByRole('heading')).toMatchTextContent('1 host is late');
  await expect.element(legend).toMatchTextContent('1late1running');
  await expect.element(health).toMatchTextContent('rack-71');
  await expect
    .element(attention.getByRole('link', { name: 'See hosts' }))
    .toHaveAttribute('href', paths.addHosts(poolPlace));

  // Now it joins: version 2022-05-01 lists it, and it is no longer expected.
  answerNodes([aNode('node-2'), aNode('rack-7-new', { status: 'initializing', isListed: false })]);
  await open(address);
  await expect.element(legend).toMatchTextContent('1initializing1running');
});

test('nodes that were never read are not said to be none; the reason is shown', async () => {
  const problem = aProblem('permission-missing', tkeError('DescribeExternalNode', 'UnauthorizedOperation'));
  answerNodes([], anObservation({ observedAt: null, problem }));
  await open(address);
  await expect.element(page.getByRole('alert')).toMatchTextContent('UnauthorizedOperation');
  await expect.element(page.getByText('No nodes yet')).not.toBeInTheDocument();
  answerNodes([], anObservation({ observedAt: null, attemptedAt: null }));
  await open(address);
  await expect.element(page.getByRole('status', { name: 'Loading for the first time' })).toBeVisible();
  await expect.element(page.getByText('No nodes yet')).not.toBeInTheDocument();
});

test('a cluster without nodes offers the first step', async () => {
  answerNodes([]);
  await open(address);
  await expect.element(page.getByText('No nodes yet')).toBeVisible();
  await expect.element(map).not.toBeInTheDocument();
});

test('a quota is unknown until a person writes down what Tencent confirmed', async () => {
  const quota = { nodes: 500, confirmedOn: '2026-11-12', writtenBy: 'Li Wei' };
  bff().answer(confirmQuota, quota);
  await open(address);
  await expect.element(page.getByText(/nodes?, limit unknown/)).toBeVisible();
  await page.getByRole('button', { name: 'Confirm the node quota' }).click();
  const dialog = page.getByRole('dialog');
  await expect.element(dialog.getByRole('textbox', { name: 'Nodes in this cluster' })).toHaveValue('');
  await dialog.getByRole('button', { name: 'Save quota' }).click();
  await expect.element(dialog.getByRole('textbox', { name: 'Nodes in this cluster' })).toHaveAccessibleDescription(/./);
  await dialog.getByRole('textbox', { name: 'Nodes in this cluster' }).fill('500');
  await dialog.getByLabelText('Confirmed on').fill('2026-11-12');
  bff().answer(getQuota, { quota });
  await dialog.getByRole('button', { name: 'Save quota' }).click();
  await expect.element(page.getByText(/of 500 nodes used/)).toBeVisible();
  await expect.element(page.getByText('Confirmed by a person on Nov 12, 2026, written down by Li Wei')).toBeVisible();
  expect(bff().received(confirmQuota)[0]?.body).toEqual({ nodes: 500, confirmedOn: '2026-11-12' });
});

test('the map groups by version; an unsupported kubelet needs attention, an older supported one is a fact', async () => {
  answerNodes([
    aNode('node-1', { kubelet: 'v1.30.4' }),
    aNode('node-2', { kubelet: 'v1.29.1' }),
    aNode('node-3', { kubelet: 'v1.26.1' }),
    aNode('node-4', { kubelet: null }),
  ]);
  bff().answer(getCluster, aClusterReply(aCluster({ version: '1.30.0' })));
  const { address: at } = await open(`${address}?by=version`);
  await expect.element(health).toMatchTextContent(/v1\.26\.1.*v1\.29\.1.*v1\.30\.4/);
  await expect.element(health).toMatchTextContent('Version not reported');
  await expect.element(attention).toMatchTextContent('1 node has an unsupported kubelet version');
  await expect.element(page.getByText('older than cluster version 1.30.0')).toBeVisible();
  await attention.getByRole('link', { name: 'Show' }).click();
  await expect.poll(at).toContain('version=unsupported');
  await expect.element(page.getByLabelText('Nodes shown')).toMatchTextContent('1 of 4');
});
