import { expect, test } from './fixtures.ts';
import { AddAccountPage } from './pages/add-account-page.ts';
import { OnboardingPage } from './pages/onboarding-page.ts';

const steps = [
  'Connect an account',
  'Choose a cluster',
  'Beta access',
  'Enable external nodes',
  'First pool',
  'First node',
];

test('an account is proved, named, and leads into onboarding', async ({ page, tkeAccount }) => {
  const adding = new AddAccountPage(page);
  await adding.goto();
  await adding.prove({ ...tkeAccount, secretKey: 'not-the-key-of-anybody' });
  await expect(adding.credential.getByRole('alert')).toContainText('AuthFailure.SignatureFailure');
  await expect(adding.credential.getByLabel('What Isthmus asked')).toContainText('Not answered');
  await expect(adding.credential.getByLabel('What Isthmus asked')).toContainText('Not asked yet');

  await adding.prove(tkeAccount);
  await expect(page.getByText('Tencent Cloud knows this credential')).toBeVisible();
  await expect(page.getByText(tkeAccount.uin, { exact: true })).toBeVisible();
  await expect(page.getByText(tkeAccount.secretKey)).toHaveCount(0);

  await adding.name(`added ${tkeAccount.secretId.slice(-6)}`);
  await expect(adding.region('ap-guangzhou')).toBeChecked();
  await adding.region('ap-guangzhou').uncheck();
  await adding.submit();
  await expect(adding.account).toContainText('Choose at least one region');
  await adding.region('ap-guangzhou').check();
  await adding.submit();

  await expect(page.getByRole('heading', { name: 'Onboarding' })).toBeVisible();
  await expect(new OnboardingPage(page).step('Connect an account')).toContainText('Done');
});

test.describe('steps', () => {
  test.use({ tkeOptions: { speed: 1 } });

  test('each step knows by itself that it is done, wherever it was done', async ({ page, account }) => {
    const onboarding = new OnboardingPage(page);
    const { clusterId } = account.cluster;
    await onboarding.goto(account.id, 'enable');
    for (const name of steps.slice(0, 3)) await expect(onboarding.step(name)).toContainText('Done');
    await expect(onboarding.step('Enable external nodes')).toContainText('Next');
    await expect(page.getByRole('link', { name: `Enable on ${account.cluster.name}` })).toBeVisible();

    const subnetId = 'subnet-01plenty';
    const external = { networkType: 'HostNetwork', subnetId, clusterCidr: '' };
    await account.changeCluster(clusterId, { enabledFrom: Date.now() - 3_600_000, external });
    await expect(onboarding.step('Enable external nodes')).toContainText('Done');
    await account.putPool(clusterId, 'np-elsewhere', { name: 'made-elsewhere' });
    await expect(onboarding.step('First pool')).toContainText('Done');
    await expect(onboarding.step('First node')).toContainText('Next');
    await account.putNode(clusterId, 'node-10.9.9.9');
    await expect(onboarding.step('First node')).toContainText('Done');

    await onboarding.step('First node').click();
    await expect(page.getByText('node-10.9.9.9 is Running')).toBeVisible();
    await expect(page.getByText(/kubectl logs/).first()).toBeVisible();
  });
});

test.describe('outside the beta', () => {
  test.use({ scenario: 'not-in-the-beta' });

  test('the ticket is written in both languages, and seen to open the gate', async ({ page, account }) => {
    const onboarding = new OnboardingPage(page);
    await onboarding.goto(account.id);
    await onboarding.step('Beta access').click();
    await expect(onboarding.gate).toContainText('Closed');
    await onboarding.hosts.fill('40');
    await onboarding.city.fill('Guangzhou');

    await expect(onboarding.ticketTitle).toContainText('access to the beta and a quota of 40 nodes');
    for (const fact of [account.uin, account.cluster.clusterId, 'NotInWhitelist', '40', 'Guangzhou'])
      await expect(onboarding.ticket).toContainText(fact);
    await expect(onboarding.ticket).toContainText('Going live on: to be confirmed');
    await onboarding.showTicketIn('简体中文');
    await expect(onboarding.ticketTitle).toContainText('申请内测资格（白名单）');
    await expect(onboarding.ticket).toContainText(`账号 UIN：${account.uin}`);

    await page.getByRole('button', { name: 'Copy Text' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(account.uin);

    await account.setOptions({ betaOpen: true });
    await page.getByRole('button', { name: 'Probe again' }).click();
    await expect(onboarding.gate).toContainText('Open');
    await expect(onboarding.step('Beta access')).toContainText('Done');
    await expect(onboarding.ticket).not.toContainText('内测资格');
  });

  test('what people told is kept, for the team', async ({ page, account, browser, baseURL, signedIn }) => {
    const onboarding = new OnboardingPage(page);
    await onboarding.goto(account.id, 'beta');
    await onboarding.hosts.fill('40');
    await onboarding.ticketNumber.fill('20261124-0042');
    await onboarding.ticketStatus.selectOption('Opened');
    await onboarding.quotaConfirmed.check();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();

    await page.reload();
    await expect(onboarding.ticketNumber).toHaveValue('20261124-0042');

    const elsewhere = await browser.newContext({ baseURL: baseURL ?? '', storageState: signedIn });
    const other = await elsewhere.newPage();
    const there = new OnboardingPage(other);
    await there.goto(account.id, 'beta');
    await expect(there.hosts).toHaveValue('40');
    await expect(there.ticketNumber).toHaveValue('20261124-0042');
    await expect(there.ticketStatus).toHaveValue('opened');
    await expect(there.quotaConfirmed).toBeChecked();
    await elsewhere.close();
  });
});
