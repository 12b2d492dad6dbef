import type { Page } from '@playwright/test';

/** The node table of a cluster, its selection and what is done with it. */
export class NodesPage {
  private readonly page: Page;
  readonly grid;
  readonly bar;
  readonly filter;
  readonly shown;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'External nodes' });
    this.bar = page.getByRole('region', { name: 'Selected nodes' });
    this.filter = page.getByRole('searchbox', { name: 'Filter: name, IP, reason, location' });
    this.shown = page.getByLabel('Nodes shown');
  }

  row(name: string) {
    return this.grid.getByRole('row', { name: new RegExp(`\\b${name}\\b`) });
  }

  async select(...names: string[]) {
    for (const name of names) await this.grid.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click();
  }

  /** Drains the selection, as the dialog proposes it. */
  async drain() {
    await this.bar.getByRole('button', { name: /^Drain/ }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Drain/ })
      .click();
  }

  /** Deletes the selection, as the dialog proposes it: drained first. */
  async delete() {
    await this.bar.getByRole('button', { name: /^Delete/ }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Delete/ })
      .click();
  }
}
