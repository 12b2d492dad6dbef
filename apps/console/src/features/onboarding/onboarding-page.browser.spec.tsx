import { addCloudAccount, listCloudAccounts, proveCredential } from '@isthmus/contracts/cloud-accounts';
import { getOnboarding, saveOnboarding, type OnboardingFacts } from '@isthmus/contracts/onboarding';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { tkeError } from '#testing/bff.ts';
import { StubbedEvents } from '#testing/events.ts';
import { bff, open } from '#testing/page.tsx';
import { accountId, ago, anAccount, facts, place } from '#testing/world.ts';

type Gate = 'open' | 'closed' | 'unknown';
const names = ['account', 'cluster', 'beta', 'enable', 'pool', 'node'] as const;

/** Answers with the first `done` steps done and the next one current. */
const answerProgress = (done: number, gate: Gate, known: OnboardingFacts = facts) =>
  bff().answer(getOnboarding, {
    facts: known,
    steps: names.map((step, index) => ({
      step,
      state: index < done ? ('done' as const) : index === done ? ('current' as const) : ('later' as const),
      seen: '',
    })),
    finished: done === names.length,
    gate,
    probedAt: ago(4),
  });

const step = (name: string) => page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name });
const ticket = page.getByRole('region', { name: 'Text', exact: true });
const ticketTitle = page.getByRole('region', { name: 'Title', exact: true });
const gate = page.getByRole('status', { name: 'Beta access' });
const beta = `${paths.onboarding(accountId)}?step=beta`;

beforeEach(() => answerAsUsual(bff()));

test('each step shows when it is done, also while the page is open', async () => {
  answerProgress(3, 'open');
  await open(`${paths.onboarding(accountId)}?step=enable`);
  await expect.element(step('Beta access')).toMatchTextContent('Done');
  await expect.element(step('Enable external nodes')).toMatchTextContent('Next');
  answerProgress(5, 'open');
  await StubbedEvents.send(`external-node-support:${accountId}:${place.region}:${place.clusterId}`, 4);
  await expect.element(step('First pool')).toMatchTextContent('Done');
  await expect.element(step('First node')).toMatchTextContent('Next');
});

test('both languages of the ticket use known facts, and the ticket disappears once the gate is open', async () => {
  answerProgress(2, 'closed');
  await open(beta);
  await expect.element(gate).toMatchTextContent('Closed');
  await expect.element(ticketTitle).toMatchTextContent('access to the beta and a quota of 40 nodes');
  for (const fact of [anAccount().uin, place.clusterId, 'NotInWhitelist', '40', 'Guangzhou'])
    await expect.element(ticket).toMatchTextContent(fact);
  await expect.element(ticket).toMatchTextContent('Planned start: to be confirmed');
  await page.getByRole('radio', { name: '简体中文' }).click();
  await expect.element(ticketTitle).toMatchTextContent('申请内测资格（白名单）');
  await expect.element(ticket).toMatchTextContent(`账号 UIN：${anAccount().uin}`);

  answerProgress(3, 'open');
  await StubbedEvents.send(`external-node-support:${accountId}:${place.region}:${place.clusterId}`, 5);
  await expect.element(gate).toMatchTextContent('Open');
  await expect.element(ticket).not.toMatchTextContent('内测资格');
});

test('typed facts are saved automatically', async () => {
  answerProgress(2, 'closed');
  bff().answer(saveOnboarding, ({ body }) => {
    answerProgress(2, 'closed', body as OnboardingFacts);
    return body as OnboardingFacts;
  });
  await open(beta);
  await page.getByRole('textbox', { name: 'Ticket number' }).fill('20261124-0042');
  await page.getByRole('combobox', { name: 'Ticket status' }).selectOptions('opened');
  await page.getByRole('checkbox', { name: 'Tencent has confirmed the node quota' }).click();
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect
    .poll(() => bff().received(saveOnboarding).at(-1)?.body)
    .toEqual({ ...facts, ticketNumber: '20261124-0042', ticketStatus: 'opened', quotaConfirmed: true });
});

test('an account is verified and named, then opens onboarding, and no page shows its key', async () => {
  const secretKey = 'the-key-of-nobody';
  const credential = page.getByRole('form', { name: 'Verify credential' });
  const account = page.getByRole('form', { name: 'Add account' });
  const questions = credential.getByLabelText('Requests');
  const code = 'AuthFailure.SignatureFailure';
  answerProgress(1, 'unknown');
  bff().refuse(proveCredential, 'credential-refused', { status: 403, ...tkeError('GetCallerIdentity', code) });
  const { address } = await open(paths.newAccount());
  await credential.getByRole('textbox', { name: 'SecretId' }).fill(anAccount().secretId);
  await credential.getByLabelText('SecretKey').fill(secretKey);
  await credential.getByRole('button', { name: 'Verify credential' }).click();
  await expect.element(credential.getByRole('alert')).toMatchTextContent(code);
  await expect.element(questions).toMatchTextContent('Failed');
  await expect.element(questions).toMatchTextContent('Not sent');

  const { uin, site } = anAccount();
  bff().answer(proveCredential, { uin, arn: 'arn', regions: [{ region: 'ap-guangzhou', name: 'Guangzhou' }] });
  bff().answer(addCloudAccount, () => {
    bff().answer(listCloudAccounts, { accounts: [anAccount({ name: 'added' })] });
    return anAccount({ name: 'added' });
  });
  await credential.getByRole('button', { name: 'Verify credential' }).click();
  await expect.element(page.getByText('Credential verified')).toBeVisible();
  await expect.element(page.getByText(secretKey)).not.toBeInTheDocument();
  await account.getByRole('textbox', { name: 'Name' }).fill('added');
  await account.getByRole('checkbox', { name: 'ap-guangzhou' }).click();
  await account.getByRole('button', { name: 'Add account' }).click();
  await expect.element(account).toMatchTextContent('Choose at least one region');
  await account.getByRole('checkbox', { name: 'ap-guangzhou' }).click();
  await account.getByRole('button', { name: 'Add account' }).click();
  await expect.poll(address).toContain(paths.onboarding(accountId));
  expect(bff().received(addCloudAccount)[0]?.body).toMatchObject({
    name: 'added',
    regions: ['ap-guangzhou'],
    secretKey,
    site: site.url,
  });
});

test('is in the menu until a cluster of the account is enabled', async () => {
  const menu = page.getByRole('navigation', { name: 'Places' });
  const entry = menu.getByRole('link', { name: 'Onboarding' });
  bff().answer(listCloudAccounts, { accounts: [anAccount({ enabledClusters: 0 })] });
  await open(paths.onboarding(accountId));
  await expect.element(entry).toBeVisible();
  bff().answer(listCloudAccounts, { accounts: [anAccount()] });
  await open(paths.onboarding(accountId));
  await expect.element(menu.getByRole('link', { name: 'Clusters' })).toBeVisible();
  await expect.element(entry).not.toBeInTheDocument();
});
