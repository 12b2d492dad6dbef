import { changeCloudAccount, listCloudAccounts } from '@isthmus/contracts/cloud-accounts';
import { getCluster } from '@isthmus/contracts/clusters';
import { currentSession } from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aClusterReply } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aSession } from '#testing/session.ts';
import { accountId, anAccount, place } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));

const accountIs = (more: Parameters<typeof anAccount>[0]) =>
  bff().answer(listCloudAccounts, { accounts: [anAccount(more)] });

test('an admin allows changes, and the page says what is true afterwards', async () => {
  accountIs({ observeOnly: true });
  await open(paths.settings(accountId));
  await page.getByRole('link', { name: 'acme' }).first().click();
  await expect.element(page.getByText('Isthmus changes nothing in this account')).toBeVisible();
  bff().answer(changeCloudAccount, anAccount({ observeOnly: false }));
  accountIs({ observeOnly: false });
  await page.getByRole('button', { name: 'Allow changes' }).click();
  await expect.element(page.getByText('Changes are allowed')).toBeVisible();
  expect(bff().received(changeCloudAccount)[0]?.body).toEqual({ observeOnly: false });
});

test('an operator reads the switch, and learns that it needs a permission', async () => {
  bff().answer(currentSession, aSession({ isOwner: false, permits: [], grants: [{ accountId, role: 'operator' }] }));
  await open(paths.account(accountId));
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
