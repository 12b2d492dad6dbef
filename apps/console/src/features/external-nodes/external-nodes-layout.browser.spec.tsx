import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { getCluster } from '@isthmus/contracts/clusters';
import { listHostsToClean } from '@isthmus/contracts/hosts-to-clean';
import { getOperationGroup } from '@isthmus/contracts/routes/operation-groups';
import { listInFlight } from '@isthmus/contracts/routes/operations';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aClusterReply, aNodeList, nodeLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aCluster, aGroup, ago, aNode, aSupport, operationId, place, threeNodes } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';

const [first = ''] = threeNodes;
const address = paths.externalNodes(place);

const grid = page.getByRole('grid', { name: 'External nodes' });
const row = (name: string) => grid.getByRole('row', { name });
const shown = page.getByLabelText('Nodes shown');

beforeEach(() => answerAsUsual(bff()));

test('what arrives after the nodes takes the place that it had from the beginning', async () => {
  const group = aGroup();
  const inFlight = group.operations.map((operation) => ({ ...operation, groupId: group.id }));
  bff().answer(listInFlight, { inFlight: [], operations: inFlight });
  bff().answer(getOperationGroup, group);
  const host = { id: operationId, nodeName: 'gone', ip: '10.4.7.11', nodePoolId: null, removedAt: ago(60) };
  bff().answer(getCluster, { ...aClusterReply(aCluster(), aSupport()), hostsToClean: 1 });
  bff().answer(listHostsToClean, { hosts: [{ ...host, cleanedAt: null, cleanedBy: null }] });
  const release = [bff().hold(getOperationGroup), bff().hold(listHostsToClean)];
  await open(address);
  await expect.element(row(first)).toBeVisible();
  const top = () => row(first).element().getBoundingClientRect().top;
  const before = top();
  for (const answer of release) answer();
  await expect.element(page.getByRole('list', { name: 'Groups in progress' }).getByRole('link')).toBeVisible();
  await expect.element(page.getByText('Hosts to clean: 1')).toBeVisible();
  expect(top()).toBe(before);
});

const elements = () => document.querySelectorAll('*').length;
/** Waits for the code that renders only the rows in view. */
const untilInView = () => expect.poll(() => document.querySelector('[role=rowgroup] > [role=none]')).not.toBeNull();
function answerManyNodes(count: number) {
  const nameOf = (index: number) => `node-10.4.${Math.floor(index / 250)}.${(index % 250) + 1}`;
  const nodes = Array.from({ length: count }, (_, index) => aNode(nameOf(index)));
  bff().answer(listExternalNodes, aNodeList(nodes, { acts: [nodeLine()] }));
}

test('ten thousand nodes need as many elements as a hundred, and all are reachable', async () => {
  answerManyNodes(100);
  await open(address);
  await expect.element(shown).toMatchTextContent('100 of 100');
  await untilInView();
  const few = elements();

  answerManyNodes(10_000);
  await open(address);
  await expect.element(shown).toMatchTextContent('10,000 of 10,000');
  await untilInView();
  expect(elements()).toBeLessThanOrEqual(900);
  expect(Math.abs(elements() - few)).toBeLessThanOrEqual(few * 0.05);
  await expect.element(grid).toHaveAttribute('aria-rowcount', '10001');

  (row('node-10.4.0.1').first().element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(row('node-10.4.39.250')).toBeVisible();
  expect(elements()).toBeLessThanOrEqual(900);
});

test('the list scrolls with the page, its head stays in view, and no width needs a horizontal scrollbar', async () => {
  onTestFinished(() => page.viewport(1440, 900));
  answerManyNodes(400);
  await open(address);
  await expect.element(shown).toMatchTextContent('400 of 400');
  await untilInView();
  const { scrollingElement } = document;
  expect(scrollingElement?.scrollHeight).toBeGreaterThan(400 * 36);
  window.scrollTo(0, 5_000);
  await expect.element(row('node-10.4.0.140')).toBeVisible();
  const head = grid.getByRole('row').first().element();
  expect(Math.round(head.getBoundingClientRect().top)).toBe(48);
  for (const width of [390, 640, 768, 1024, 1440]) {
    await page.viewport(width, 900);
    expect([width, scrollingElement?.scrollWidth]).toEqual([width, document.documentElement.clientWidth]);
    expect([width, grid.element().scrollWidth]).toEqual([width, grid.element().clientWidth]);
  }
});

test('with a selection, the focused row is not behind its bar', async () => {
  answerManyNodes(40);
  await open(address);
  await row('node-10.4.0.1').first().getByRole('checkbox').click();
  await expect.element(page.getByRole('button', { name: 'Drain 1' })).toBeVisible();
  await userEvent.keyboard('{End}');
  const last = row('node-10.4.0.40').element();
  const { left, bottom } = last.getBoundingClientRect();
  expect(last.contains(document.elementFromPoint(left + 9, bottom - 4))).toBe(true);
});
