import type { Page } from '@playwright/test';

/** The form for a new template: its name and the settings of a pool. */
export class TemplateForm {
  readonly form;

  constructor(page: Page) {
    this.form = page.getByRole('form', { name: 'Create template' });
  }

  name() {
    return this.form.getByRole('textbox', { name: 'Template name' });
  }
  location() {
    return this.form.getByRole('textbox', { name: 'Location (IDC)' });
  }
  protection() {
    return this.form.getByRole('checkbox', { name: 'Deletion protection' });
  }

  async submit() {
    await this.form.getByRole('button', { name: 'Create template' }).click();
  }
}
