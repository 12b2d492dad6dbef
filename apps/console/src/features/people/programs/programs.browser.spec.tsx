import {
  createServiceAccount,
  createToken,
  listServiceAccounts,
  removeServiceAccount,
  revokeToken,
  type ServiceAccount,
} from '@isthmus/contracts/service-accounts';
import { changeRoles } from '@isthmus/contracts/people';
import { currentSession } from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aPerson, somePrograms } from '#testing/people.ts';
import { aSession } from '#testing/session.ts';
import { accountId } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));

const token = 'isthmus_0123456789abcdefghijABCDEFGHIJ0123456789abcdef';
const programs = (): [ServiceAccount, ServiceAccount] => {
  const [bot, report] = somePrograms();
  if (!bot || !report) throw new Error('there are two');
  return [bot, report];
};
const shows = (...serviceAccounts: ServiceAccount[]) => bff().answer(listServiceAccounts, { serviceAccounts });

test('an owner creates a service account, then its token, and sees the token once', async () => {
  const [bot] = programs();
  shows();
  bff().answer(createServiceAccount, bot);
  bff().answer(createToken, { serviceAccount: bot, tokenId: '1a2b3c4d', token });
  await open(paths.people());
  await expect.element(page.getByText('No service accounts')).toBeVisible();
  await page.getByRole('button', { name: 'New service account' }).click();
  await page.getByLabelText('Name').fill('Deploy Bot');
  await page.getByRole('button', { name: 'Create service account' }).click();
  await expect.element(page.getByText('Use a-z, 0-9 and single hyphens, as in deploy-bot')).toBeVisible();
  await page.getByLabelText('Name').fill('deploy-bot');
  await page.getByRole('combobox', { name: 'Role on acme' }).selectOptions('Operator');
  shows(bot);
  await page.getByRole('button', { name: 'Create service account' }).click();
  await page.getByLabelText('Purpose').fill('GitLab');
  await page.getByRole('combobox', { name: 'Valid for' }).selectOptions('7 days');
  await page.getByRole('button', { name: 'Create token' }).click();
  await expect.element(page.getByText(token, { exact: true })).toBeVisible();
  await expect.element(page.getByText(/^Copy it now/)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect.element(page.getByText(token)).not.toBeInTheDocument();
  expect(bff().received(createServiceAccount)[0]?.body).toEqual({
    name: 'deploy-bot',
    grants: [{ accountId, role: 'operator' }],
  });
  expect(bff().received(createToken)[0]?.body).toEqual({ name: 'GitLab', days: 7 });
});

test('tokens show their life and last use; one is revoked', async () => {
  const [bot, report] = programs();
  bff().answer(revokeToken, bot);
  await open(paths.people());
  const tokens = page.getByRole('list', { name: 'Tokens of deploy-bot' });
  await expect.element(tokens.getByText('from 10.1.0.8')).toBeVisible();
  await expect.element(tokens.getByText('Not used yet')).toBeVisible();
  await expect.element(tokens.getByText(/^(2 d|1 d 23 h).*left$/)).toBeVisible();
  await expect.element(page.getByText('No tokens')).toBeVisible();
  shows({ ...bot, tokens: bot.tokens?.slice(0, 1) ?? null }, report);
  await tokens.getByRole('button', { name: 'Revoke the token Nightly labels' }).click();
  await expect.element(tokens.getByText('Nightly labels')).not.toBeInTheDocument();
  expect(bff().received(revokeToken)[0]?.url.pathname).toContain('/tokens/9f8e7d6c');
});

test('roles of a service account change as those of a person; removing it says what stops', async () => {
  const [bot, report] = programs();
  bff().answer(changeRoles, aPerson(2));
  bff().answer(removeServiceAccount, null);
  await open(paths.people());
  await page.getByRole('button', { name: 'deploy-bot', exact: true }).click();
  await page.getByRole('combobox', { name: 'Role on acme' }).selectOptions('Viewer');
  await page.getByRole('button', { name: 'Save roles' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  const [sent] = bff().received(changeRoles);
  expect(sent?.url.pathname).toContain(`/people/${bot.id}/roles`);
  expect(sent?.body).toEqual({ roles: [{ role: 'viewer' }], rightsVersion: 1 });
  await page.getByRole('button', { name: 'deploy-bot', exact: true }).click();
  await expect.element(page.getByText(/^Its tokens stop working immediately/)).toBeVisible();
  shows(report);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.element(page.getByRole('button', { name: 'deploy-bot', exact: true })).not.toBeInTheDocument();
});

test('a viewer reads which programs there are, without tokens, and whom to ask', async () => {
  bff().answer(currentSession, aSession({ isOwner: false, grants: [{ accountId, role: 'viewer' }] }));
  shows(...programs().map((one) => ({ ...one, tokens: null })));
  await open(paths.people());
  await expect.element(page.getByText('deploy-bot')).toBeVisible();
  await expect.element(page.getByRole('button', { name: /deploy-bot/ })).not.toBeInTheDocument();
  const create = page.getByRole('button', { name: 'New service account' });
  await expect.element(create).toHaveAccessibleDescription('Owners create service accounts. Ask Ana.');
});
