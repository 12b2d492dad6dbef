import { getCluster, type Cluster, type Support } from '@isthmus/contracts/clusters';
import { enableExternalNodeSupport, listSubnets } from '@isthmus/contracts/external-node-support';
import { listInFlight } from '@isthmus/contracts/operations';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aClusterReply } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { aProblem, tkeError } from '#testing/bff.ts';
import { bff, open } from '#testing/page.tsx';
import { aCluster, ago, anOperation, aRule, aSupport, place } from '#testing/world.ts';

const form = page.getByRole('form', { name: 'Enable external nodes' });
const subnet = (name: string) => form.getByRole('radio', { name: new RegExp(`^${name} `) });
const confirmation = form.getByRole('textbox', { name: 'To confirm, type' });
const submit = page.getByRole('button', { name: 'Enable external nodes on' });
const acknowledgement = form.getByRole('checkbox', { name: 'I understand that TKE may refuse this' });

function answerCluster(cluster: Cluster, support: Support = aSupport({ status: 'Disabled', subnetId: null })) {
  bff().answer(getCluster, aClusterReply(cluster, support));
}
const ready = (more: Partial<Cluster> = {}) => aCluster({ readiness: 'ready', pools: null, nodes: null, ...more });

beforeEach(() => {
  answerAsUsual(bff());
  answerCluster(ready());
});

test('the page shows the consequences, disables subnets that are too small, and requires the exact cluster name', async () => {
  bff().answer(enableExternalNodeSupport, anOperation({ kind: 'enable-external-node-support' }));
  const { address } = await open(paths.enable(place));
  await expect.element(form).toMatchTextContent('Pods on these nodes must set hostNetwork: true');
  await expect.element(form).toMatchTextContent('This cannot be undone');
  await expect.element(subnet('none')).toBeDisabled();
  await expect.element(form).toMatchTextContent('too few: needs 1');
  await subnet('one').click();
  await expect.element(form).toMatchTextContent('Fewer than 5 free addresses');

  await confirmation.fill('staging');
  await submit.click();
  await expect.element(confirmation).toHaveAccessibleDescription("Type the cluster's name exactly");
  expect(bff().received(enableExternalNodeSupport)).toEqual([]);
  await confirmation.fill('staging-gz');
  await submit.click();
  await expect.poll(address).toBe(paths.cluster(place));
  expect(bff().received(enableExternalNodeSupport)[0]?.body).toEqual({
    subnetId: 'subnet-02one',
    confirmedName: 'staging-gz',
    acknowledged: false,
  });
});

test('when sources disagree, enabling first needs a tick that TKE may refuse', async () => {
  bff().answer(enableExternalNodeSupport, anOperation({ kind: 'enable-external-node-support' }));
  const unknown = aRule('network-plugin', { verdict: 'unknown', reason: 'plugin-plain-gr' });
  answerCluster(aCluster({ readiness: 'unknown' }, [unknown]));
  const { address } = await open(paths.enable(place));
  await expect.element(form).toMatchTextContent('Sources disagree about GR');
  await subnet('plenty').click();
  await confirmation.fill('staging-gz');
  await submit.click();
  await expect.element(acknowledgement).toHaveAccessibleDescription('Confirm that TKE may refuse this');
  expect(bff().received(enableExternalNodeSupport)).toEqual([]);
  await acknowledgement.click();
  await submit.click();
  await expect.poll(address).toBe(paths.cluster(place));
  expect(bff().received(enableExternalNodeSupport)[0]?.body).toMatchObject({ acknowledged: true });
});

test('after a failed attempt, TKE’s reason appears and the same subnet is selected', async () => {
  const reason = 'step EnsureExternalNodeProxy failed: proxy ENI is not ready';
  answerCluster(ready({ readiness: 'failed' }), aSupport({ status: 'InitFailed', failedReason: reason }));
  await open(paths.enable(place));
  await expect.element(form).toMatchTextContent('The last attempt failed');
  await expect.element(form).toMatchTextContent(reason);
  await expect.element(subnet('plenty')).toBeChecked();
  await expect.element(form).toMatchTextContent('The last attempt with this subnet failed');
});

test('the cluster’s page shows how far TKE came and a retry', async () => {
  const step = (name: string, status: string, message = '') => ({
    name,
    status,
    message,
    startAt: null,
    endAt: ago(9),
  });
  const progress = [
    step('EnsureNodeMasterCommunicate', 'success'),
    step('EnsureExternalNodeProxy', 'failed', 'no ENI'),
  ];
  answerCluster(ready({ readiness: 'failed' }), aSupport({ status: 'InitFailed', failedReason: 'no ENI', progress }));
  await open(paths.cluster(place));
  const steps = page.getByRole('list', { name: 'Steps in TKE' });
  await expect.element(steps).toMatchTextContent('EnsureExternalNodeProxy failed no ENI');
  await expect.element(page.getByRole('link', { name: 'Retry enabling' })).toBeVisible();
});

test('a refusal shows TKE’s code and the request id to quote', async () => {
  const problem = aProblem('not-in-beta', tkeError('EnableExternalNodeSupport', 'UnsupportedOperation.NotInWhitelist'));
  const outcome = { reason: 'refused-by-tke', seen: null, problem, note: null };
  const failed = anOperation({ kind: 'enable-external-node-support', state: 'failed', finishedAt: ago(3), outcome });
  bff().answer(listInFlight, { inFlight: [], operations: [failed] });
  await open(paths.cluster(place));
  const inFlight = page.getByRole('region', { name: 'Current operations' });
  const refusal = inFlight.getByRole('alert');
  await expect.element(refusal).toMatchTextContent('TKE refused: this account is not in the external-node beta');
  await expect.element(refusal).toMatchTextContent('UnsupportedOperation.NotInWhitelist');
  await expect.element(refusal).toMatchTextContent(problem.upstream?.requestId ?? '');
  await expect.element(inFlight).toMatchTextContent('Failed');
});

test('Cilium-Overlay is never enabled from this page', async () => {
  answerCluster(ready({ readiness: 'unknown', networkType: 'CiliumOverlay', enableAs: null }));
  await open(paths.enable(place));
  await expect.element(page.getByText('Isthmus cannot enable external nodes on this cluster')).toBeVisible();
  await expect.element(form).not.toBeInTheDocument();
});

test('the page of a Cilium-Overlay cluster explains why it offers no enabling', async () => {
  answerCluster(ready({ readiness: 'unknown', networkType: 'CiliumOverlay', enableAs: null }));
  await open(paths.cluster(place));
  await expect.element(page.getByText('Isthmus cannot enable external nodes on this cluster')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Enable external nodes', exact: true })).not.toBeInTheDocument();
});

test('a failed read of subnets appears beside the choice and can be retried', async () => {
  bff().refuse(listSubnets, 'tke-unreachable', tkeError('DescribeSubnets', 'InternalError'));
  await open(paths.enable(place));
  const section = page.getByRole('region', { name: 'Subnet' });
  await expect.element(section.getByRole('alert')).toMatchTextContent('TKE did not answer');
  bff().answer(listSubnets, { subnets: [], readAt: ago(0) });
  await section.getByRole('button', { name: 'Update now' }).click();
  await expect.element(page.getByText('This VPC has no subnet')).toBeVisible();
});
