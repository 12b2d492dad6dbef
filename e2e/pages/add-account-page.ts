import type { Page } from '@playwright/test';

/** Two steps: verify the credential, then set the account's name and regions. */
export class AddAccountPage {
  private readonly page: Page;
  readonly credential;
  readonly account;

  constructor(page: Page) {
    this.page = page;
    this.credential = page.getByRole('form', { name: 'Verify credential' });
    this.account = page.getByRole('form', { name: 'Add account' });
  }

  async goto() {
    await this.page.goto('/accounts/new');
  }

  async prove({ secretId, secretKey }: { secretId: string; secretKey: string }) {
    await this.page.getByRole('combobox', { name: 'Site' }).selectOption({ label: 'mock-tke' });
    await this.credential.getByRole('textbox', { name: 'SecretId' }).fill(secretId);
    await this.credential.getByRole('textbox', { name: 'SecretKey' }).fill(secretKey);
    await this.credential.getByRole('button', { name: 'Verify credential' }).click();
  }

  region(name: string) {
    return this.account.getByRole('checkbox', { name });
  }

  async name(name: string) {
    await this.account.getByRole('textbox', { name: 'Name' }).fill(name);
  }

  async submit() {
    await this.account.getByRole('button', { name: 'Add account' }).click();
  }
}
