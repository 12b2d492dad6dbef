import { drainExternalNodes, listExternalNodes } from '@isthmus/contracts/external-nodes';
import { getCluster } from '@isthmus/contracts/clusters';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aClusterReply, aNodeList, nodeLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aCluster, aGroup, ago, aNode, anObservation, aSupport, place, threeNodes } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';

const [first = '', second = '', third = ''] = threeNodes;
const address = paths.externalNodes(place);

const grid = page.getByRole('grid', { name: 'External nodes' });
const row = (name: string) => grid.getByRole('row', { name });
const bar = page.getByRole('region', { name: 'Selected nodes' });
const shown = page.getByLabelText('Nodes shown');
const filter = page.getByRole('searchbox', { name: 'Filter' });
const dialog = page.getByRole('dialog');

const draining = nodeLine({ 'drain-external-node': 'node-draining' });
const terminating = nodeLine({ 'drain-external-node': 'node-terminating', 'delete-external-node': 'node-terminating' });
const acts = [nodeLine(), draining, terminating];
const answerNodes = (nodes: ReturnType<typeof aNode>[]) => bff().answer(listExternalNodes, aNodeList(nodes, { acts }));

beforeEach(() => answerAsUsual(bff()));

test('the filter matches words, status and pool, and the address keeps it', async () => {
  answerNodes([
    aNode(first),
    aNode(second, { status: 'Failed', reason: 'PLEG is not healthy' }),
    aNode(third, { unschedulable: true }),
  ]);
  const { address: at } = await open(address);
  await expect.element(shown).toMatchTextContent('3 of 3');
  await filter.fill('pleg');
  await expect.element(shown).toMatchTextContent('1 of 3');
  await expect.element(row(second)).toMatchTextContent('Failed');
  await expect.poll(at).toContain('q=pleg');

  await filter.fill('');
  await page.getByRole('combobox', { name: 'Status' }).selectOptions('Cordoned');
  await page.getByRole('combobox', { name: 'Pool' }).selectOptions('rack-7');
  await expect.element(shown).toMatchTextContent('1 of 3');
  await expect.element(row(third)).toBeVisible();
  await expect.poll(at).toContain('status=cordoned');
  expect(at()).toContain('pool=np-rack0007');

  await filter.fill('nothing is called this');
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect.element(shown).toMatchTextContent('3 of 3');
});

test('nodes of an out-of-date reading are unknown, with their last state, and keep their acts', async () => {
  const observation = anObservation({ observedAt: ago(40 * 60) });
  const failing = aNode(second, { status: 'Failed' });
  bff().answer(listExternalNodes, aNodeList([aNode(first), failing], { acts, observation }));
  await open(`${address}?status=unknown`);
  await expect.element(shown).toMatchTextContent('2 of 2');
  await expect.element(row(first)).toMatchTextContent('Unknown; was Running');
  await expect.element(row(second)).toMatchTextContent('Unknown; was Failed');
  await page.getByRole('combobox', { name: 'Status' }).selectOptions('Cordoned');
  await expect.element(page.getByRole('button', { name: 'Clear filter' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await row(first).getByRole('checkbox').click();
  await expect.element(bar.getByRole('button', { name: 'Drain 1' })).toBeEnabled();
});

test('a long list, whose reading comes in a header, shows the age of its reading', async () => {
  const nodes = Array.from({ length: 60 }, (_, index) => aNode(`gz-r01-n${index}`));
  bff().answer(listExternalNodes, aNodeList(nodes, { observation: anObservation({ observedAt: ago(40 * 60) }) }));
  await open(`${address}?status=unknown`);
  await expect.element(shown).toMatchTextContent('60 of 60');
  await expect.element(page.getByText('Updated 40 min ago')).toBeVisible();
});

test('an address with a filter shows the matching nodes', async () => {
  answerNodes([aNode(first), aNode(third, { unschedulable: true })]);
  await open(`${address}?status=cordoned&pool=np-rack0007`);
  await expect.element(shown).toMatchTextContent('1 of 2');
  await expect.element(row(third)).toBeVisible();
});

test('a pasted list shows only its hosts and names hosts that are not nodes', async () => {
  await open(address);
  await navigator.clipboard.writeText(`${first}\n10.4.7.12\ngz-r09-n01\n`);
  await filter.click();
  await userEvent.keyboard('{Control>}v{/Control}');
  await expect.element(shown).toMatchTextContent('2 of 3');
  await expect.element(page.getByRole('status').filter({ hasText: 'gz-r09-n01' })).toBeVisible();
});

test('a name is a link to the node’s page, for a new tab; a plain click shows the node at a glance', async () => {
  const { address: at } = await open(address);
  const link = row(first).getByRole('link', { name: first });
  await expect.element(link).toHaveAttribute('href', paths.externalNode(place, first));
  const left: boolean[] = [];
  const leaveOut = (event: Event) => {
    left.push(!event.defaultPrevented);
    event.preventDefault();
  };
  document.addEventListener('click', leaveOut);
  onTestFinished(() => document.removeEventListener('click', leaveOut));
  link.element().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
  expect(left).toEqual([true]);
  expect(at()).toBe(address);
  await link.click();
  expect(left).toEqual([true, false]);
  await expect
    .element(dialog.getByRole('link', { name: 'Open page' }))
    .toHaveAttribute('href', paths.externalNode(place, first));
  await expect.poll(at).toContain(`node=${first}`);
});

test('the keyboard operates the grid, and the bar shows the acts for the selection', async () => {
  answerNodes([aNode(first), aNode(second), aNode(third, { status: 'Draining', unschedulable: true, acts: 1 })]);
  const { address: at } = await open(address);
  await expect.element(row(third)).toMatchTextContent('Draining');
  const focus = (name: string) => (row(name).element() as HTMLElement).focus();

  focus(first);
  await userEvent.keyboard(' ');
  await expect.element(bar).toMatchTextContent('1 selected');
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  await expect.element(row(third)).toHaveFocus();
  await expect.element(bar).toMatchTextContent('3 selected');
  await expect.element(bar.getByRole('button', { name: 'Drain 2 of 3' })).toBeEnabled();
  await expect.element(bar.getByRole('button', { name: 'Delete 3' })).toBeEnabled();
  await expect.element(bar).toMatchTextContent('1 is already draining');

  await userEvent.keyboard('/');
  await expect.element(filter).toHaveFocus();
  await filter.fill(first);
  await expect.element(bar).toMatchTextContent('2 hidden by the filter');
  await filter.fill('');

  await expect.element(row(third)).toBeVisible();
  focus(first);
  await userEvent.keyboard('{End}');
  await expect.element(row(third)).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toMatchTextContent('no new Pods here');
  await expect.poll(at).toContain(`node=${third}`);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(row(third)).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(bar).not.toBeInTheDocument();
});

test('a drain confirms first, sends the nodes as seen, and opens the group’s page', async () => {
  bff().answer(drainExternalNodes, aGroup());
  const { address: at } = await open(address);
  await grid.getByRole('checkbox', { name: `Select ${second}` }).click();
  await bar.getByRole('button', { name: 'Drain 1' }).click();
  await expect.element(dialog).toMatchTextContent('TKE cannot undo a drain');
  await dialog.getByRole('button', { name: 'Drain 1 node' }).click();
  await expect.poll(at).toContain('/operation-groups/');
  const [sent] = bff().received(drainExternalNodes);
  expect(sent?.body).toEqual({ nodes: [{ name: second, createdTime: aNode(second).createdTime }], atOnce: 1 });
  expect(sent?.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);
});

test('a refused drain appears in the unchanged dialog', async () => {
  bff().refuse(drainExternalNodes, 'already-in-flight');
  await open(address);
  await grid.getByRole('checkbox', { name: `Select ${second}` }).click();
  await bar.getByRole('button', { name: 'Drain 1' }).click();
  await dialog.getByRole('button', { name: 'Drain 1 node' }).click();
  await expect.element(dialog.getByRole('alert')).toMatchTextContent('Another operation is in progress');
  await expect.element(dialog.getByRole('button', { name: 'Drain 1 node' })).toBeEnabled();
});

test('without nodes, the page offers the first step', async () => {
  answerNodes([]);
  await open(address);
  await expect.element(page.getByText('No external nodes yet')).toBeVisible();
});

test('without external node support, the page offers enabling', async () => {
  const cluster = aCluster({ readiness: 'ready', pools: null, nodes: null });
  answerNodes([]);
  bff().answer(getCluster, aClusterReply(cluster, aSupport({ status: 'Disabled' })));
  await open(address);
  await expect.element(page.getByText('External nodes are not enabled on this cluster')).toBeVisible();
});
