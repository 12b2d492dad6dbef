import { getExternalNode, getExternalNodeHealth } from '@isthmus/contracts/external-node';
import { listExternalNodePools } from '@isthmus/contracts/external-node-pools';
import { drainExternalNodes, getExternalNodeHistory } from '@isthmus/contracts/external-nodes';
import { healthOf } from '@isthmus/contracts/health';
import { listHostsToClean } from '@isthmus/contracts/hosts-to-clean';
import { listNodeJoins } from '@isthmus/contracts/joins';
import { listOperations } from '@isthmus/contracts/operations';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { nodeLine, poolLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { aNodeReply, aStrip } from '#testing/node.ts';
import { bff, open } from '#testing/page.tsx';
import {
  ago,
  aJoin,
  aNode,
  anObservation,
  anOperation,
  aPool,
  groupId,
  aGroup,
  operationId,
  place,
} from '#testing/world.ts';

const name = 'node-10.4.7.11';
const address = paths.externalNode(place, name);
const region = (label: string | RegExp) => page.getByRole('region', { name: label });
const main = page.getByRole('main');

const answer = (...[node, more]: Parameters<typeof aNodeReply>) =>
  bff().answer(getExternalNode, aNodeReply(node, more));
const answerPool = (more: Parameters<typeof aPool>[0]) => {
  const observation = anObservation();
  bff().answer(listExternalNodePools, {
    pools: [aPool(more)],
    acts: [poolLine()],
    observation,
    nodesObservation: observation,
  });
};
const unread = { observedAt: ago(38 * 60), intervalMs: 15_000 };

beforeEach(() => answerAsUsual(bff()));

test('a failed node shows TKE’s reason, about since when, the evidence and the command to run first', async () => {
  answer(
    aNode(name, { status: 'Failed', reason: 'Kubelet stopped posting node status', since: ago(252), instance: null }),
    {
      sinceNotBefore: ago(267),
      together: { count: 4, names: ['node-2', 'node-3', 'node-4'], isSameLocation: true, isSameReason: true },
    },
  );
  answerPool({
    health: healthOf([
      { state: 'running', count: 59 },
      { state: 'failed', count: 5 },
    ]),
  });
  bff().answer(
    getExternalNodeHealth,
    aStrip([
      ['running', 43_000],
      ['failed', 60],
      ['running', 136],
      ['failed', 4],
    ]),
  );
  await open(address);
  await expect.element(main).toMatchTextContent(/Failedsince about/);
  const trouble = region(/Kubelet stopped posting node status/);
  await expect
    .element(trouble)
    .toMatchTextContent('4 other nodes failed between the same two updates: node-2, node-3, node-4, …');
  await expect.element(trouble).toMatchTextContent('All are in the same location. TKE gives the same reason for all.');
  await expect.element(trouble).toMatchTextContent('It failed 2 times in 30 days.');
  await expect.element(trouble).toMatchTextContent('4 other nodes of the pool failed.');
  await expect.element(trouble).toMatchTextContent('journalctl -u kubelet');
  await expect
    .element(trouble.getByRole('link', { name: 'node-2' }))
    .toHaveAttribute('href', paths.externalNode(place, 'node-2'));
  await trouble.getByText(/since about/).hover();
  await expect.element(page.getByRole('tooltip')).toMatchTextContent(/^Between two updates: after .+, and before .+$/);
  await expect.element(region('State over time')).toMatchTextContent('99.85 % running while updated');
});

test('a running node has its acts, facts with the age of their reading, the pool’s settings and kubectl commands', async () => {
  answer(aNode(name), { factsObservation: anObservation({ observedAt: ago(180) }) });
  answerPool({ labels: [{ key: 'rack', value: 'r07' }] });
  bff().answer(drainExternalNodes, aGroup());
  const { address: at } = await open(address);
  await expect.element(main.getByRole('heading', { level: 1 })).toMatchTextContent(name);
  await expect.element(region('Facts')).toMatchTextContent('v1.30.4-tke.1');
  await expect.element(region('Facts')).toMatchTextContent('another list of TKE. Updated 3 min ago');
  const settings = region('Set on the pool; not read from the node');
  await expect.element(settings).toMatchTextContent('rack=r07');
  await expect.element(settings).toMatchTextContent('idc=true:NoSchedule');
  await expect.element(settings).toMatchTextContent('containerd 1.7.28');
  await expect.element(region('kubectl')).toMatchTextContent(`kubectl drain ${name} --ignore-daemonsets`);
  await expect.element(page.getByText('TKE reports the node as failed')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Drain', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Drain 1 node' }).click();
  await expect.poll(at).toBe(paths.operationGroup(place.accountId, groupId));
});

test('the history tells changes of TKE, of Isthmus and of others apart, with both bounds, and has the operations', async () => {
  answer(aNode(name, { status: 'Failed', since: ago(900), instance: null }));
  const change = { notBefore: null, before: null, after: null, operationId: null, ours: false };
  bff().answer(getExternalNodeHistory, {
    changes: [
      {
        ...change,
        at: ago(60),
        change: 'changed',
        before: { unschedulable: false },
        after: { unschedulable: true },
        operationId,
        ours: true,
      },
      {
        ...change,
        at: ago(900),
        notBefore: ago(915),
        change: 'changed',
        before: { status: 'Running', reason: '' },
        after: { status: 'Failed', reason: 'why' },
      },
      {
        ...change,
        at: ago(4_000),
        change: 'changed',
        before: { unschedulable: true },
        after: { unschedulable: false },
      },
      { ...change, at: ago(9_000), change: 'appeared', after: { status: 'Running' }, ours: true },
    ],
  });
  bff().answer(listOperations, {
    operations: [
      anOperation({
        kind: 'drain-external-node',
        state: 'succeeded',
        target: { name },
        createdAt: ago(158),
        finishedAt: ago(0),
      }),
    ],
    next: null,
  });
  await open(address);
  const rows = region('History').getByRole('row');
  await expect.element(rows).toHaveLength(6);
  await expect.element(rows.nth(1)).toMatchTextContent(/Cordoned.*Through Isthmus.*so far/);
  await expect.element(rows.nth(2)).toMatchTextContent(/Drain node-10.4.7.11.*Ana.*2 min 38 s/);
  await expect.element(rows.nth(3)).toMatchTextContent(/^about .*Failed.*why.*TKE.*14 min/);
  await expect.element(rows.nth(4)).toMatchTextContent(/Uncordoned.*Outside Isthmus/);
  await expect.element(rows.nth(5)).toMatchTextContent(/Joined as Running.*Added with a command from Isthmus/);
  await region('History').getByRole('button', { name: 'Operations' }).click();
  await expect.element(rows).toHaveLength(2);
});

test('a node is unknown after an out-of-date reading, with its age; time without readings is no state', async () => {
  answer(aNode(name), { observation: anObservation(unread) });
  bff().answer(
    getExternalNodeHealth,
    aStrip([
      ['running', 1_000],
      ['unread', 440],
    ]),
  );
  await open(address);
  await expect.element(main).toMatchTextContent('Unknownfor 38 min Last update: Running');
  await expect.element(region('State over time')).toMatchTextContent('No updates1 time, 7 h 20 min');
  await expect.element(region('State over time')).toMatchTextContent('100.00 % running while updated');
});

test('a removed node keeps its history and has no acts; its host waits for cleaning', async () => {
  const removed = {
    at: ago(3_000),
    notBefore: ago(3_015),
    operationId,
    ours: true,
    status: 'Running',
    ip: '10.4.7.11',
    nodePoolId: null,
  };
  answer(null, { removed });
  bff().answer(
    getExternalNodeHealth,
    aStrip([
      ['running', 1_000],
      ['absent', 50],
    ]),
  );
  bff().answer(listHostsToClean, {
    hosts: [
      {
        id: operationId,
        nodeName: name,
        ip: '10.4.7.11',
        nodePoolId: null,
        removedAt: ago(3_000),
        cleanedAt: null,
        cleanedBy: null,
      },
    ],
  });
  await open(address);
  await expect
    .element(region(/^Removed about/))
    .toMatchTextContent('TKE has not listed the node since then. Its last state was Running.');
  await expect.element(region(/^Removed about/).getByRole('link', { name: 'Removed through Isthmus.' })).toBeVisible();
  await expect.element(main).toMatchTextContent('The host of this node waits for cleaning');
  await expect.element(region('State over time')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Drain', exact: true })).not.toBeInTheDocument();
});

test('a name that TKE never listed says so, and shows the host that is expected under it', async () => {
  answer(null);
  bff().answer(listNodeJoins, { joins: [aJoin({ nodeName: name })] });
  await open(address);
  await expect.element(main).toMatchTextContent('TKE lists no node with this name');
  await expect
    .element(region('This host is expected to join').getByRole('row').nth(1))
    .toMatchTextContent(/Waiting.*rack-7.*by Ana/);
  await expect.element(main.getByRole('link', { name: 'All nodes of the cluster' })).toBeVisible();
});

test('a host that only version 2022-05-01 lists explains its disabled acts; differing lists show both states with their times', async () => {
  const line = nodeLine({ 'drain-external-node': 'node-not-listed', 'delete-external-node': 'node-not-listed' });
  answer(aNode(name, { status: 'initializing', isListed: false, instance: null }), { acts: [line] });
  await open(address);
  await expect.element(main).toMatchTextContent('Only DescribeClusterInstances (2022-05-01) lists this host.');
  await expect
    .element(page.getByRole('button', { name: 'Drain', exact: true }))
    .toHaveAccessibleDescription(/^TKE does not list this host/);
  answer(aNode(name, { instance: { state: 'failed', reason: 'CVM is STOPPED' } }), {
    joiningObservation: anObservation({ observedAt: ago(180) }),
    factsObservation: anObservation({ observedAt: ago(600) }),
  });
  await open(address);
  const lists = region('TKE’s two lists differ').getByRole('listitem');
  await expect.element(lists.nth(0)).toMatchTextContent(/^DescribeExternalNodeRunningUpdated just now/);
  await expect.element(lists.nth(1)).toMatchTextContent(/Failed.*CVM is STOPPED.*Updated 3 min ago/);
});
