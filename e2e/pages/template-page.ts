import type { Page } from '@playwright/test';

/** A template with its versions and the pools created from it. */
export class TemplatePage {
  private readonly page: Page;
  readonly settings;
  readonly versions;
  readonly comparison;
  readonly poolsMadeFromIt;
  readonly dialog;

  constructor(page: Page) {
    this.page = page;
    this.settings = page.getByRole('region', { name: 'Settings', exact: true });
    this.versions = page.getByRole('list', { name: 'Versions' });
    this.comparison = page.getByRole('table', { name: /^What v\d+ changed$/ });
    this.poolsMadeFromIt = page.getByRole('table', { name: 'Pools from this template' });
    this.dialog = page.getByRole('dialog');
  }

  async goto(templateId: string) {
    await this.page.goto(`/templates/${templateId}`);
  }

  title(name: string) {
    return this.page.getByRole('heading', { name, exact: true });
  }

  async choose(action: 'New version' | 'Copy' | 'Delete') {
    await this.page.getByRole('button', { name: 'More actions' }).click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** Continues to the pool form, on the account's first enabled cluster. */
  async createPoolIn(accountId: string) {
    await this.page.getByRole('link', { name: 'Create pool from template' }).click();
    await this.dialog.getByRole('combobox', { name: 'Account' }).selectOption(accountId);
    await this.dialog.getByRole('button', { name: 'Continue' }).click();
  }
}
