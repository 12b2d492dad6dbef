import { getCluster } from '@isthmus/contracts/clusters';
import { drainExternalNodes, listExternalNodes } from '@isthmus/contracts/external-nodes';
import { deleteFleetNodes, drainFleetNodes, listFleetNodes } from '@isthmus/contracts/fleet-nodes';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aClusterReply, aNodeList, aSet, nodeLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { aFleet, aFleetNode } from '#testing/fleet.ts';
import { bff, open } from '#testing/page.tsx';
import { aCluster, aGroup, ago, aNode, anObservation, place, setId } from '#testing/world.ts';

const edge = { accountId: '00000000-0000-4000-8000-000000000002', region: 'ap-shanghai', clusterId: 'cls-edge0001' };
const inEdge = { ...edge, clusterName: 'edge-sh', accountName: 'acme-edge' };
/** Each cluster has four nodes; both have a `node-1`. One of edge-sh is already draining. */
const names = ['node-1', 'node-2', 'node-3', 'node-4'];
const createdTime = aNode('node-1').createdTime;

const bar = page.getByRole('region', { name: 'Selected nodes' });
const dialog = page.getByRole('dialog');
const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
const isEdge = (url: URL) => url.pathname.includes(edge.clusterId);

/** Answers for both clusters. `permits`: what the person may do in edge-sh. */
function answerBoth(permits = aClusterReply().permits, observation = anObservation()) {
  answerAsUsual(bff());
  bff().answer(listFleetNodes, ({ url }) => {
    const own = names.slice(0, 2);
    return url.searchParams.get('cursor')
      ? aFleet(
          own.map((name) => aFleetNode(name, inEdge)),
          { clusters: 2 },
        )
      : aFleet(
          own.map((name) => aFleetNode(name)),
          { clusters: 2, next: 'more' },
        );
  });
  bff().answer(getCluster, ({ url }) =>
    isEdge(url) ? { ...aClusterReply(aCluster({ ...edge, name: 'edge-sh' })), permits } : aClusterReply(),
  );
  const acts = [nodeLine(), nodeLine({ 'drain-external-node': 'node-draining' })];
  bff().answer(listExternalNodes, ({ url }) =>
    isEdge(url)
      ? aNodeList(
          names.map((name, index) => aNode(name, index === 1 ? { acts: 1, status: 'Draining' } : {})),
          {
            acts,
            observation,
          },
        )
      : aNodeList(
          names.map((name) => aNode(name)),
          { acts },
        ),
  );
}
/** Selects both nodes of each cluster, over two pages. */
async function selectAll() {
  const { address } = await open(paths.fleetNodes());
  await box('Select node-1 in staging-gz').click();
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await page.getByRole('button', { name: 'Show more' }).click();
  await box('Select node-1 in edge-sh').click();
  await userEvent.keyboard('jx');
  await expect.element(bar).toMatchTextContent('4 selected');
  return address;
}
beforeEach(() => answerBoth());

test('a selection spans pages and clusters, and survives sorting; the clusters of it can be deselected', async () => {
  await selectAll();
  await expect.element(bar).toMatchTextContent(/staging-gzacme2.*edge-shacme-edge2.*1 is already draining/);
  await expect.element(bar.getByRole('button', { name: 'Drain 3 of 4' })).toBeEnabled();
  bff().answer(listFleetNodes, aFleet([aFleetNode('node-1')], { clusters: 2 }));
  await page.getByRole('button', { name: 'Cluster', exact: true }).click();
  await expect.element(bar).toMatchTextContent('4 selected · 3 not in the rows shown');
  await box('Select all shown nodes').click();
  await expect.element(bar).toMatchTextContent('3 selected · 3 not in the rows shown');
  await bar.getByRole('button', { name: /^edge-sh/ }).click();
  await expect.element(bar).toMatchTextContent(/^1 selected.*staging-gz1/);
});

test('a drain says what happens in each cluster, is one request, and opens the page of the set', async () => {
  answerBoth(undefined, anObservation({ observedAt: ago(2_000) }));
  const address = await selectAll();
  await bar.getByRole('button', { name: 'Drain 3 of 4' }).click();
  await expect.element(dialog).toMatchTextContent('Drain 3 nodes in 2 clusters');
  const part = (name: string) => dialog.getByRole('region', { name });
  await expect.element(part('staging-gz')).toMatchTextContent(/acme · 2 nodes · pool rack-7/);
  await expect
    .element(part('edge-sh'))
    .toMatchTextContent(/acme-edge · 1 node · .*out of date.*Not included: node-2 \(already draining\)/);
  bff().refuse(drainFleetNodes, 'already-in-flight', { status: 409, cluster: edge });
  await dialog.getByRole('button', { name: 'Drain 3 nodes' }).click();
  await expect
    .element(dialog.getByRole('alert'))
    .toMatchTextContent('This was refused for edge-sh. Nothing was started on any cluster.');
  bff().answer(drainFleetNodes, aSet());
  await dialog.getByRole('button', { name: 'Drain 3 nodes' }).click();
  await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent('Drain 4 nodes');
  const [refused, sent] = bff().received(drainFleetNodes);
  expect(sent?.body).toEqual({
    clusters: [
      { ...place, nodes: ['node-1', 'node-2'].map((name) => ({ name, createdTime })) },
      { ...edge, nodes: [{ name: 'node-1', createdTime }] },
    ],
    atOnce: 1,
  });
  // The same press again has the same key, so nothing happens twice.
  expect(sent?.headers.get('idempotency-key')).toBe(refused?.headers.get('idempotency-key'));
  await expect.poll(address).toBe(paths.operationSet(setId));
});

test('a forced deletion needs the number of all nodes', async () => {
  bff().answer(deleteFleetNodes, aSet());
  await selectAll();
  await bar.getByRole('button', { name: 'Delete 4' }).click();
  await dialog.getByText('Delete nodes with running Pods').click();
  await dialog.getByRole('checkbox', { name: 'Force' }).click();
  const go = dialog.getByRole('button', { name: 'Force delete 4 nodes' });
  await expect.element(go).toBeDisabled();
  await dialog.getByRole('textbox').fill('4');
  await go.click();
  await expect.poll(() => bff().received(deleteFleetNodes)[0]?.body).toMatchObject({ force: true, confirmed: '4' });
});

test('an account without the permission is named with the reason; one cluster alone has its usual group', async () => {
  answerBoth([]);
  bff().answer(drainExternalNodes, aGroup());
  await selectAll();
  await bar.getByRole('button', { name: 'Drain 2 of 4' }).click();
  await expect
    .element(dialog.getByRole('region', { name: 'edge-sh' }))
    .toMatchTextContent(/Nothing happens in this cluster.*node-1 \(no permission\), node-2 \(no permission\)/);
  await dialog.getByRole('button', { name: 'Drain 2 nodes' }).click();
  await expect.poll(() => bff().received(drainExternalNodes)).toHaveLength(1);
  expect(bff().received(drainFleetNodes)).toHaveLength(0);
});

test('a cluster that cannot be read blocks the acts until it is deselected', async () => {
  bff().refuse(listExternalNodes, 'internal', { status: 500 });
  await open(paths.fleetNodes());
  await box('Select node-1 in staging-gz').click();
  await expect.element(bar).toMatchTextContent('Not read: staging-gz. Deselect or try again.');
  await expect.element(bar.getByRole('button', { name: 'Drain 1' })).toBeDisabled();
  answerBoth();
  await bar.getByRole('button', { name: 'Try again' }).click();
  await expect.element(bar.getByRole('button', { name: 'Drain 1' })).toBeEnabled();
});
