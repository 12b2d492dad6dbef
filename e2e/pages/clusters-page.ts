import type { Page } from '@playwright/test';

/** The account's clusters, and why each can or cannot take external nodes. */
export class ClustersPage {
  private readonly page: Page;
  readonly table;
  readonly filter;
  readonly panel;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'Clusters' });
    this.filter = page.getByRole('searchbox', { name: 'Filter clusters' });
    this.panel = page.getByRole('dialog', { name: /^Eligibility of/ });
  }

  async goto(accountId: string) {
    await this.page.goto(`/accounts/${accountId}/clusters`);
  }

  row(name: string) {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** The link with a cluster's one-word state; it leads to its rules. */
  eligibility(name: string) {
    return this.table.getByRole('link', { name: new RegExp(`eligibility of ${name}$`) });
  }

  group(name: string) {
    return this.page.getByRole('group', { name: 'Which clusters' }).getByRole('button', { name });
  }

  /** Requests a read now instead of at the next interval. */
  async readAgain() {
    await this.page.getByRole('button', { name: 'Update now' }).click();
  }
}
