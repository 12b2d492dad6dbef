import { expect, test } from './fixtures.ts';
import { AddAccountPage } from './pages/add-account-page.ts';
import { OnboardingPage } from './pages/onboarding-page.ts';

test('an account is verified and named, and leads to onboarding', async ({ page, tkeAccount }) => {
  const adding = new AddAccountPage(page);
  await adding.goto();
  await adding.prove({ ...tkeAccount, secretKey: 'not-the-key-of-anybody' });
  await expect(adding.credential.getByRole('alert')).toContainText('AuthFailure.SignatureFailure');
  await expect(adding.credential.getByLabel('Requests')).toContainText('Failed');
  await expect(adding.credential.getByLabel('Requests')).toContainText('Not sent');

  await adding.prove(tkeAccount);
  await expect(page.getByText('Credential verified')).toBeVisible();
  // The ARN has the number too, as its last part.
  await expect(page.getByText(tkeAccount.uin, { exact: true }).first()).toBeVisible();
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
