import type { Page } from '@playwright/test';

/** Join commands and the hosts that are expected. */
export class AddHostsPage {
  private readonly page: Page;
  readonly builder;
  readonly rows;

  constructor(page: Page) {
    this.page = page;
    this.builder = page.getByRole('form', { name: 'Which hosts' });
    this.rows = page.getByRole('table', { name: 'Expected hosts' });
  }

  row(host: string) {
    return this.rows.getByRole('row', { name: new RegExp(host) });
  }

  /** Expects one host and fetches its command. */
  async expectOne(host: { name: string }) {
    await this.builder.getByRole('textbox', { name: 'Node name' }).fill(host.name);
    await this.builder.getByRole('button', { name: 'Get the command' }).click();
  }

  /** As a person gets it: through the clipboard. */
  async copyCommand() {
    await this.page.getByRole('button', { name: 'Copy download and install command' }).click();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
