import {
  acknowledgeBreakGlass,
  approveRequest,
  breakGlass,
  declineRequest,
  getApproval,
  listApprovals,
  requestApproval,
} from '@isthmus/contracts/approvals';
import { changeCloudAccount, getCloudAccount, listCloudAccounts } from '@isthmus/contracts/cloud-accounts';
import { getCluster } from '@isthmus/contracts/clusters';
import { deleteExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { currentSession } from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aClusterReply, aNodeList } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { anApproval, anApprovalInDetail, approvalId } from '#testing/approvals.ts';
import { bff, open } from '#testing/page.tsx';
import { aSession } from '#testing/session.ts';
import { accountId, ago, anAccount, anAccountInDetail, operationId, poolPlace } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));
const main = page.getByRole('main');
const askPanel = page.getByRole('dialog', { name: 'Request approval' });
const needed = (act: 'delete-external-node-pool' | 'turn-off-four-eyes') => ({ status: 409, approvalAct: act });

test('the same form asks for approval under its button, and leads to the request', async () => {
  bff().answer(listCloudAccounts, { accounts: [anAccount({ fourEyes: true })] });
  bff().answer(listExternalNodes, aNodeList([]));
  bff().refuse(deleteExternalNodePool, 'approval-needed', needed('delete-external-node-pool'));
  bff().answer(requestApproval, anApproval());
  const { address } = await open(paths.deleteExternalNodePool(poolPlace));
  await page.getByRole('textbox', { name: 'To confirm, type' }).fill('rack-7');
  const button = page.getByRole('button', { name: 'Request approval to delete' });
  await button.click();
  await expect.element(askPanel).toMatchTextContent('Request approval to delete');
  await userEvent.keyboard('{Escape}');
  await expect.element(main.getByRole('alert')).toMatchTextContent('This needs a second person');
  await button.click();
  await askPanel.getByLabelText('Reason').fill('Racks go back');
  await askPanel.getByRole('button', { name: 'Request approval' }).click();
  await expect.poll(address).toBe(paths.approval(approvalId));
  const [sent] = bff().received(requestApproval);
  expect(sent?.body).toMatchObject({
    act: 'delete-external-node-pool',
    params: { nodePoolId: poolPlace.nodePoolId },
    body: { confirmedName: 'rack-7' },
    reason: 'Racks go back',
  });
  expect(sent?.headers.get('idempotency-key')).not.toBeNull();
});

test('the effect is that of now; approving sends what the person saw, and shows what was recorded', async () => {
  const { router } = await open(paths.approval(approvalId));
  await expect.element(main).toMatchTextContent('10 nodes are deleted (12 at the request) · 7 of 10 drained');
  await expect.element(main).toMatchTextContent('Ana, Mei');
  bff().answer(approveRequest, anApproval({ state: 'approved' }));
  const decided = { decidedBy: { id: accountId, name: 'Ana' }, decidedAt: ago(1), may: [], now: null };
  bff().answer(getApproval, anApprovalInDetail({ state: 'approved', ...decided, may: [], operationId }));
  await page.getByRole('button', { name: 'Approve and delete' }).click();
  await expect.element(main).toMatchTextContent('Approved by Ana');
  expect(bff().received(approveRequest)[0]?.body).toEqual({ version: 'version-1' });
  await page.getByRole('link', { name: 'Show the operation' }).click();
  await expect.poll(() => router.state.location.pathname).toBe(paths.operation(accountId, operationId));
});

test('a request that another person decided meanwhile says so, and shows who', async () => {
  await open(paths.approval(approvalId));
  bff().refuse(declineRequest, 'approval-decided', { status: 409 });
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByLabelText('Why not').fill('Not this week');
  const mei = { decidedBy: { id: accountId, name: 'Mei' }, decidedAt: ago(3), may: [], now: null, version: null };
  bff().answer(getApproval, anApprovalInDetail({ state: 'withdrawn', ...mei, may: [] }));
  await page.getByRole('button', { name: 'Decline' }).last().click();
  await expect.element(main).toMatchTextContent('Withdrawn by Mei');
  await expect.element(page.getByRole('button', { name: 'Approve and delete' })).not.toBeInTheDocument();
});

test('an admin breaks the glass of an own request only with a reason', async () => {
  const own = anApprovalInDetail({ may: ['withdraw', 'break-glass'], approvers: [] });
  bff().answer(getApproval, own);
  await open(paths.approval(approvalId));
  await expect.element(main).toMatchTextContent('Nobody else.');
  await page.getByRole('button', { name: 'Break-glass' }).click();
  const send = page.getByRole('button', { name: 'Break the glass' });
  await expect.element(send).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabelText('Why it cannot wait').fill('Disks are failing');
  const done = { state: 'approved', brokeGlass: true, note: 'Disks are failing', may: [] } as const;
  bff().answer(breakGlass, anApproval({ ...done, may: [] }));
  bff().answer(getApproval, anApprovalInDetail({ ...done, may: [], now: null }));
  await send.click();
  await expect.element(main).toMatchTextContent('Done without a second person');
  expect(bff().received(breakGlass)[0]?.body).toEqual({ version: 'version-1', reason: 'Disks are failing' });
});

test('expired and void requests say why nothing happened; an empty list says what comes here', async () => {
  bff().answer(getApproval, anApprovalInDetail({ state: 'expired', may: [], now: null, version: null }));
  await open(paths.approval(approvalId));
  await expect.element(main).toMatchTextContent('Nobody decided within 24 hours.');
  bff().answer(getApproval, anApprovalInDetail({ state: 'void', may: [], now: null, version: null }));
  await open(paths.approval(approvalId));
  await expect.element(main).toMatchTextContent('Li Wei may no longer do this.');
  bff().answer(listApprovals, { approvals: [] });
  await open(paths.approvals());
  await expect.element(main).toMatchTextContent('No requests');
});

test('the side bar counts what waits for the person; broken glass stays on every page until acknowledged', async () => {
  bff().answer(currentSession, aSession({ approvals: { waiting: 2, notices: 1 } }));
  const broken = anApproval({ state: 'approved', brokeGlass: true, note: 'Disks are failing', notice: true, may: [] });
  bff().answer(listApprovals, { approvals: [broken] });
  await open(paths.approvals());
  const places = page.getByRole('navigation', { name: 'Places' });
  await expect.element(places.getByRole('link', { name: 'Approvals 2' })).toBeVisible();
  expect(places.element().querySelectorAll('[aria-current="page"]')).toHaveLength(1);
  await expect.element(main).toMatchTextContent('Li Wei: Disks are failing');
  bff().answer(acknowledgeBreakGlass, broken);
  bff().answer(currentSession, aSession({ approvals: { waiting: 2, notices: 0 } }));
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await expect.element(page.getByText('Li Wei: Disks are failing')).not.toBeInTheDocument();
  await expect.element(main).not.toMatchTextContent(/^0/);
});

test('the page of the pool shows who asked, until when, and lets only who asked withdraw', async () => {
  const request = {
    ...{ id: approvalId, act: 'delete-external-node-pool' as const, nodePoolId: poolPlace.nodePoolId },
    ...{ requestedBy: 'Li Wei', own: false, expiresAt: ago(-3_600) },
  };
  bff().answer(getCluster, { ...aClusterReply(), fourEyes: { requests: [request] } });
  await open(paths.externalNodePool(poolPlace));
  await expect.element(main).toMatchTextContent('Awaiting approval');
  await expect.element(main).toMatchTextContent('Requested by Li Wei');
  await expect.element(main.getByRole('button', { name: 'Withdraw' })).not.toBeInTheDocument();
  bff().answer(getCluster, { ...aClusterReply(), fourEyes: { requests: [{ ...request, own: true }] } });
  await open(paths.externalNodePool(poolPlace));
  await expect.element(main.getByRole('button', { name: 'Withdraw' })).toBeVisible();
});

test('the account’s settings turn four eyes on at once, and off by a request', async () => {
  bff().answer(changeCloudAccount, anAccount({ fourEyes: true }));
  await open(paths.account(accountId, 'general'));
  const turnOn = page.getByRole('button', { name: 'Turn on four eyes' });
  await expect.element(turnOn).toBeVisible();
  bff().answer(getCloudAccount, anAccountInDetail({ fourEyes: true }));
  await turnOn.click();
  bff().refuse(changeCloudAccount, 'approval-needed', needed('turn-off-four-eyes'));
  await page.getByRole('button', { name: 'Request approval to turn off' }).click();
  await expect.element(askPanel).toBeVisible();
});
