import type { Page } from '@playwright/test';

/** Enabling has no way back: a subnet, then the typed name. */
export class EnablePage {
  private readonly page: Page;
  readonly form;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('form', { name: 'Enable external nodes' });
  }

  async submit(name: string, subnet = 'plenty') {
    await this.form.getByRole('radio', { name: subnet }).check();
    await this.form.getByRole('textbox', { name: 'To confirm, type' }).fill(name);
    await this.page.getByRole('button', { name: `Enable external nodes on ${name}` }).click();
  }
}
