import {
  getCloudAccount,
  listCloudAccounts,
  proveNewKey,
  replaceCloudAccountKey,
  type CloudAccountDetails,
} from '@isthmus/contracts/cloud-accounts';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { accountId, ago, anAccount, anAccountInDetail } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));

const role = {
  arn: 'qcs::cam::uin/100012345678:roleName/isthmus',
  externalId: null,
  sessionName: 'isthmus',
  seconds: 7200,
};
const keyIs = (more: Partial<CloudAccountDetails['key']>, rest: Partial<CloudAccountDetails> = {}) => {
  const key = { ...anAccountInDetail().key, ...more };
  bff().answer(listCloudAccounts, { accounts: [anAccount({ key })] });
  bff().answer(getCloudAccount, anAccountInDetail({ ...rest, key }));
};
const proof = { uin: '100012345678', arn: 'qcs::sts:100012345678:assumed-role/46116860', regions: [], tookMs: 412 };

test('a role is assumed with the key of the server, verified, then used', async () => {
  keyIs({}, { serverKey: 'AKIDofServer' });
  await open(paths.account(accountId));
  await page.getByRole('radio', { name: 'A role to assume' }).click();
  await page.getByRole('textbox', { name: 'Role ARN' }).fill('isthmus');
  await page.getByRole('button', { name: 'Verify credential' }).click();
  await expect.element(page.getByText(/^Enter an ARN such as/).first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Role ARN' }).fill(role.arn);
  bff().refuse(proveNewKey, 'role-refused', {
    status: 403,
    upstream: { action: 'AssumeRole', code: 'UnauthorizedOperation', message: 'no', requestId: 'id-1' },
  });
  await page.getByRole('button', { name: 'Verify credential' }).click();
  await expect.element(page.getByText('Tencent Cloud did not let Isthmus assume the role')).toBeVisible();
  await expect.element(page.getByText('Role (sts AssumeRole)')).toBeVisible();
  bff().answer(proveNewKey, proof);
  await page.getByRole('button', { name: 'Verify credential' }).click();
  const changed = { kind: 'role' as const, role, base: 'server' as const, endsAt: ago(-7200), dueAt: ago(-5400) };
  bff().answer(replaceCloudAccountKey, anAccountInDetail({ key: { ...anAccountInDetail().key, ...changed } }));
  await page.getByRole('button', { name: 'Use this role from now on' }).click();
  expect(bff().received(replaceCloudAccountKey)[0]?.body).toEqual({ kind: 'role', role, base: { from: 'server' } });
});

test('a role with a base key of its own needs both its parts', async () => {
  await open(paths.account(accountId));
  await page.getByRole('radio', { name: 'A role to assume' }).click();
  await page.getByRole('textbox', { name: 'Role ARN' }).fill(role.arn);
  await page.getByRole('button', { name: 'Verify credential' }).click();
  await expect.element(page.getByText('Enter the SecretKey').first()).toBeVisible();
  expect(bff().received(proveNewKey)).toEqual([]);
});

test('a temporary key is sent with its token and its end, and the page counts down', async () => {
  keyIs({ kind: 'temporary', endsAt: ago(-40 * 60) });
  await open(paths.account(accountId));
  await expect
    .element(page.getByRole('heading', { name: /Key of acme: Temporary key, ends in (40|39) min/ }))
    .toBeVisible();
  await page.getByRole('textbox', { name: 'SecretId' }).fill('AKIDtemporary');
  await page.getByLabelText('SecretKey', { exact: true }).fill('its-secret-key');
  await page.getByLabelText('Token', { exact: true }).fill('its-token');
  await page.getByRole('textbox', { name: 'Ends at' }).fill('tomorrow');
  await page.getByRole('button', { name: 'Verify credential' }).click();
  await expect.element(page.getByText('Enter a time such as 2026-12-04T09:06:16Z').first()).toBeVisible();
  const endsAt = '2099-12-04T09:06:16Z';
  await page.getByRole('textbox', { name: 'Ends at' }).fill(endsAt);
  bff().answer(proveNewKey, proof);
  await page.getByRole('button', { name: 'Verify credential' }).click();
  await expect.element(page.getByRole('button', { name: 'Use this key from now on' })).toBeVisible();
  const body = {
    kind: 'temporary',
    secretId: 'AKIDtemporary',
    secretKey: 'its-secret-key',
    token: 'its-token',
    endsAt,
  };
  expect(bff().received(proveNewKey)[0]?.body).toEqual(body);
});

test('a renewal that fails is said with its reason, and whether the key in use still works', async () => {
  const upstream = { action: 'AssumeRole', code: 'ResourceNotFound.RoleNotFound', message: 'no', requestId: 'id-1' };
  const problem = { status: 403, code: 'role-refused' as const, title: '', upstream };
  keyIs({ kind: 'role', role, base: 'account', isFailing: true, problem, endsAt: ago(-600), dueAt: ago(-30) });
  await open(paths.account(accountId));
  await expect.element(page.getByRole('heading', { name: 'Key of acme: Role, renewal fails' })).toBeVisible();
  await expect.element(page.getByText(/The key in use still works until it ends/)).toBeVisible();
  await expect.element(page.getByText('Tencent Cloud did not let Isthmus assume the role')).toBeVisible();
});
