import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { aNodeList, nodeLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { ago, aNode, anObservation, place } from '#testing/world.ts';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { paths } from '#shared/paths.ts';

const address = paths.externalNodes(place);
const grid = page.getByRole('grid', { name: 'External nodes' });
const row = (name: string) => grid.getByRole('row', { name });
const drawer = page.getByRole('dialog');

const notListed = nodeLine({ 'drain-external-node': 'node-not-listed', 'delete-external-node': 'node-not-listed' });
const reason = 'container runtime network not ready: NetworkReady=false';
const joining = aNode('gz-r07-n21', {
  ...{ status: 'initializing', reason, isListed: false, acts: 1, location: '', createdTime: null },
  ...{ kubelet: 'v1.30.4-tke.1', cpu: null, memoryGb: null, instance: null },
});
const answer = (...[nodes, more]: Parameters<typeof aNodeList>) =>
  bff().answer(listExternalNodes, aNodeList(nodes, { acts: [nodeLine(), notListed], ...more }));

beforeEach(() => answerAsUsual(bff()));
afterEach(() => page.viewport(1440, 900));

test('a wide list has kubelet, CPU and memory; what TKE does not report says so; a narrow one omits them', async () => {
  answer([aNode('node-1'), aNode('node-2', { kubelet: null, cpu: null, memoryGb: null, instance: null })]);
  await open(address);
  await expect.element(row('node-1')).toMatchTextContent('v1.30.4-tke.1');
  await expect.element(row('node-1')).toMatchTextContent('128 GB');
  await expect.element(row('node-2').getByText('Not reported').first()).toBeInTheDocument();
  const kubelet = grid.getByRole('columnheader', { name: 'Kubelet' });
  await expect.element(kubelet).toBeVisible();
  await expect.element(page.getByText('TKE does not report the Pods and labels of a node.')).toBeVisible();
  await page.viewport(1280, 900);
  await expect.element(row('node-1').getByText('128 GB')).not.toBeVisible();
});

test('a host that joins is a row with TKE’s reason; its drawer explains why it has no acts', async () => {
  answer([aNode('node-1'), joining]);
  await open(address);
  await expect.element(row(joining.name)).toMatchTextContent('Initializing');
  await expect.element(row(joining.name)).toMatchTextContent(reason);
  await grid.getByRole('checkbox', { name: `Select ${joining.name}` }).click();
  await expect.element(page.getByRole('region', { name: 'Selected nodes' })).toMatchTextContent('1 has not joined yet');

  await open(`${address}?node=${joining.name}`);
  await expect.element(drawer.getByText(reason)).toBeVisible();
  await expect.element(drawer).toMatchTextContent('Only DescribeClusterInstances (2022-05-01) lists this host.');
  const drain = drawer.getByRole('button', { name: 'Drain' });
  await expect.element(drain).toHaveAttribute('aria-disabled', 'true');
  await expect.element(drain).toHaveAccessibleDescription(/^TKE does not list this host as an external node\./);
  await changeLanguage('zh-CN');
  await expect.element(drawer).toMatchTextContent('仅 DescribeClusterInstances（2022-05-01）列出该主机');
  await changeLanguage('en');
});

test('the drawer shows both states with their times where the lists differ, and only there', async () => {
  answer(
    [
      aNode('node-1', { instance: { state: 'failed', reason: 'CVM is STOPPED' } }),
      aNode('node-2', { status: 'Draining', unschedulable: true }),
    ],
    {
      joiningObservation: anObservation({ observedAt: ago(180) }),
      factsObservation: anObservation({ observedAt: ago(600) }),
    },
  );
  await open(`${address}?node=node-1`);
  await expect.element(drawer).toMatchTextContent('State in TKE’s other list');
  await expect.element(drawer.getByText('CVM is STOPPED')).toBeVisible();
  await expect.element(drawer.getByText('Updated 3 min ago').first()).toBeVisible();
  await open(`${address}?node=node-2`);
  await expect.element(drawer).toMatchTextContent('Draining');
  await expect.element(drawer.getByText('Updated 10 min ago').first()).toBeVisible();
  expect(drawer.element().textContent).not.toContain('other list');
});

test('a site that refuses the action keeps the list, and the page says why facts are missing', async () => {
  const problem = {
    ...{ status: 502, code: 'action-not-offered' as const, title: '' },
    upstream: { action: 'DescribeClusterInstances', code: 'InvalidAction', message: 'invalid', requestId: 'r-1' },
  };
  const refused = anObservation({ observedAt: null, problem });
  const none = { kubelet: null, cpu: null, memoryGb: null, instance: null };
  answer([aNode('node-1', none)], { joiningObservation: refused, factsObservation: refused });
  await open(address);
  await expect.element(row('node-1')).toMatchTextContent('Running');
  const note = page.getByRole('note');
  await expect.element(note).toMatchTextContent('Kubelet, CPU, memory and joining hosts are not updated');
  await expect.element(note).toMatchTextContent('InvalidAction');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
