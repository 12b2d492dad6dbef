import type { Page } from '@playwright/test';

/** Creating a pool; everything but the name has a safe default. */
export class PoolForm {
  readonly form;

  constructor(page: Page) {
    this.form = page.getByRole('form', { name: 'Create external node pool' });
  }

  name() {
    return this.form.getByRole('textbox', { name: 'Name', exact: true });
  }
  template() {
    return this.form.getByRole('combobox', { name: 'From a template' });
  }
  location() {
    return this.form.getByRole('textbox', { name: 'Location (IDC)' });
  }
  protection() {
    return this.form.getByRole('checkbox', { name: 'Deletion protection' });
  }

  async submit() {
    await this.form.getByRole('button', { name: 'Create pool' }).click();
  }
}
