import type { Locator, Page } from '@playwright/test';

/** Changes made through Isthmus, and changes observed from outside. */
export class ActivityPage {
  private readonly page: Page;
  private readonly filters;
  readonly rows;
  readonly days;
  readonly clear;

  constructor(page: Page) {
    this.page = page;
    this.filters = page.getByRole('search', { name: 'Filter activity' });
    // Each day is a table, whose first row is its head.
    this.rows = page.getByRole('row').filter({ has: page.getByRole('cell') });
    this.days = page.getByRole('heading', { level: 2 });
    this.clear = this.filters.getByRole('button', { name: 'Clear filter' });
  }

  async goto({ id }: { id: string }) {
    await this.page.goto(`/accounts/${id}/activity`);
  }

  row(what: string) {
    return this.rows.filter({ hasText: what });
  }

  filter(name: 'Entry type' | 'Operation' | 'State' | 'Person') {
    return this.filters.getByRole('combobox', { name, exact: true });
  }

  /** Types the text and presses Enter, like a person. */
  async search(name: 'Name or id' | 'TKE request id', text: string) {
    await this.filters.getByRole('textbox', { name }).fill(text);
    await this.filters.getByRole('textbox', { name }).press('Enter');
  }

  copyForTicket(what: string) {
    return this.copied(this.row(what).getByRole('button', { name: 'Copy this entry for a ticket' }));
  }

  private async copied(button: Locator) {
    await button.click();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
