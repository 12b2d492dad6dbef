import {
  changeCloudAccount,
  getCloudAccount,
  listCloudAccounts,
  proveNewKey,
  removeCloudAccount,
  replaceCloudAccountKey,
  testCloudAccountKey,
} from '@isthmus/contracts/cloud-accounts';
import { getCluster } from '@isthmus/contracts/clusters';
import { currentSession } from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aClusterReply } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aSession } from '#testing/session.ts';
import { accountId, ago, anAccount, anAccountInDetail, place } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));

const accountIs = (more: Parameters<typeof anAccountInDetail>[0]) => {
  bff().answer(listCloudAccounts, { accounts: [anAccount(more)] });
  bff().answer(getCloudAccount, anAccountInDetail(more));
};
const proof = {
  uin: '100012345678',
  arn: 'qcs::cam::uin/100012345678:uin/100012345678',
  regions: ['ap-guangzhou', 'ap-shanghai'].map((region) => ({ region, name: region })),
  tookMs: 412,
};

test('an admin allows changes, and the page says what is true afterwards', async () => {
  accountIs({ observeOnly: true });
  await open(paths.settings(accountId));
  await page.getByRole('row').getByRole('link', { name: 'acme' }).click();
  await page.getByRole('link', { name: 'Name and changes' }).click();
  await expect.element(page.getByText('Isthmus changes nothing in this account')).toBeVisible();
  bff().answer(changeCloudAccount, anAccount({ observeOnly: false }));
  accountIs({ observeOnly: false });
  await page.getByRole('button', { name: 'Allow changes' }).click();
  await expect.element(page.getByText('Changes are allowed')).toBeVisible();
  expect(bff().received(changeCloudAccount)[0]?.body).toEqual({ observeOnly: false });
});

test('an operator reads the switch, and learns that it needs a permission', async () => {
  bff().answer(currentSession, aSession({ isOwner: false, permits: [], grants: [{ accountId, role: 'operator' }] }));
  await open(paths.account(accountId, 'general'));
  await expect
    .element(page.getByRole('button', { name: 'Observe only' }))
    .toHaveAccessibleDescription(/^You do not have permission/);
});

test('pages of a cluster say once that nothing can be changed, and each act names who can allow it', async () => {
  accountIs({ observeOnly: true });
  const reply = aClusterReply();
  const observeOnly = { acts: reply.permits, whoMay: { role: 'admin' as const, people: ['Ana'] } };
  bff().answer(getCluster, { ...reply, observeOnly });
  await open(paths.externalNodePools(place));
  await expect.element(page.getByText('Observe only: Isthmus changes nothing in this account.')).toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'Create pool' }).first())
    .toHaveAccessibleDescription('The account is observe only. Ana can allow changes in the settings of the account.');
});

test('a new key is verified first, then used; the secret is nowhere on the page afterwards', async () => {
  accountIs({ keySetAt: ago(214 * 86_400) });
  await open(paths.account(accountId));
  await expect.element(page.getByRole('heading', { name: 'Key of acme: 214 d old, never ends' })).toBeVisible();
  await page.getByRole('textbox', { name: 'SecretId' }).fill('AKIDanother');
  await page.getByLabelText('SecretKey', { exact: true }).fill('the-secret-of-another');
  bff().refuse(proveNewKey, 'invalid-input', {
    fields: [{ path: 'secretId', code: 'key-of-another-account', params: { uin: '200', expected: '100012345678' } }],
  });
  await page.getByRole('button', { name: 'Verify credential' }).click();
  await expect.element(page.getByText('This key belongs to account 200, not to 100012345678')).toBeVisible();
  bff().answer(proveNewKey, { ...proof, regions: proof.regions.slice(0, 1) });
  await page.getByRole('button', { name: 'Verify credential' }).click();
  await expect.element(page.getByText('Verified. Same account as now, 100012345678')).toBeVisible();
  await expect.element(page.getByText('412 ms')).toBeVisible();
  await expect.element(page.getByText('Not offered to this key: ap-shanghai')).toBeVisible();
  const changed = { secretId: 'AKIDanother', keySetAt: ago(0) };
  bff().answer(replaceCloudAccountKey, anAccountInDetail(changed));
  accountIs(changed);
  await page.getByRole('button', { name: 'Use this key from now on' }).click();
  await expect.element(page.getByText('The key was replaced.')).toBeVisible();
  expect(bff().received(replaceCloudAccountKey)[0]?.body).toEqual({
    kind: 'permanent',
    secretId: 'AKIDanother',
    secretKey: 'the-secret-of-another',
  });
  await expect.element(page.getByLabelText('SecretKey', { exact: true })).toHaveValue('');
  expect(document.body.innerHTML).not.toContain('the-secret-of-another');
});

test('the stored key is tested again, and a refusal names TKE’s code', async () => {
  await open(paths.account(accountId));
  await expect.element(page.getByText('by Ana')).toBeVisible();
  bff().refuse(testCloudAccountKey, 'credential-refused', { status: 403 });
  await page.getByRole('button', { name: 'Test it again' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  bff().answer(testCloudAccountKey, proof);
  await page.getByRole('button', { name: 'Test it again' }).click();
  await expect.element(page.getByText('All 2 regions in use are offered to this key')).toBeVisible();
});

test('name and colour are changed, and a taken name is said at its field', async () => {
  bff().refuse(changeCloudAccount, 'invalid-input', { fields: [{ path: 'name', code: 'account-name-taken' }] });
  await open(paths.account(accountId, 'general'));
  await page.getByRole('textbox', { name: 'Name' }).fill('acme-prod');
  await page.getByRole('radio', { name: 'Rose' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Another account has this name')).toBeVisible();
  bff().answer(changeCloudAccount, anAccount({ name: 'acme-prod', colour: 'rose' }));
  accountIs({ name: 'acme-prod', colour: 'rose' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('heading', { name: 'acme-prod' })).toBeVisible();
  expect(bff().received(changeCloudAccount).at(-1)?.body).toEqual({ name: 'acme-prod', colour: 'rose' });
});

test('a region in use cannot be unticked, and says why; the others can', async () => {
  accountIs({ inUse: [{ region: 'ap-guangzhou', operations: 2, joins: 0 }] });
  bff().answer(testCloudAccountKey, {
    ...proof,
    regions: [...proof.regions, { region: 'ap-beijing', name: 'Beijing' }],
  });
  bff().answer(changeCloudAccount, anAccount({ regions: ['ap-guangzhou', 'ap-beijing'] }));
  await open(paths.account(accountId, 'regions'));
  await expect.element(page.getByRole('checkbox', { name: 'ap-guangzhou' })).toBeDisabled();
  await expect.element(page.getByText(/^ap-guangzhou stays chosen: unfinished operations 2/)).toBeVisible();
  await page.getByRole('checkbox', { name: 'ap-shanghai' }).click();
  await page.getByRole('checkbox', { name: 'ap-beijing' }).click();
  await page.getByRole('button', { name: 'Save regions' }).click();
  await expect
    .poll(() => bff().received(changeCloudAccount)[0]?.body)
    .toEqual({
      regions: ['ap-guangzhou', 'ap-beijing'],
    });
});

test('an account is removed once its name is typed, and Home is next', async () => {
  const { address } = await open(paths.account(accountId));
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove acme?' });
  const remove = dialog.getByRole('button', { name: 'Remove account' });
  await expect.element(remove).toBeDisabled();
  await dialog.getByRole('textbox').fill('acme');
  bff().refuse(removeCloudAccount, 'already-in-flight');
  await remove.click();
  await expect.element(dialog.getByRole('alert')).toBeVisible();
  bff().answer(removeCloudAccount, null);
  await remove.click();
  await expect.poll(address).toBe(paths.home());
  expect(bff().received(removeCloudAccount).at(-1)?.body).toEqual({ confirmedName: 'acme' });
});
