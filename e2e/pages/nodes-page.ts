import type { Page } from '@playwright/test';

/** The node table of a cluster, its selection and its actions. */
export class NodesPage {
  private readonly page: Page;
  readonly grid;
  readonly bar;
  readonly filter;
  readonly shown;
  /** The open dialog or drawer. */
  readonly dialog;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'External nodes' });
    this.bar = page.getByRole('region', { name: 'Selected nodes' });
    this.filter = page.getByRole('searchbox', { name: 'Filter: name, IP, reason, location' });
    this.shown = page.getByLabel('Nodes shown');
    this.dialog = page.getByRole('dialog');
  }

  row(name: string) {
    return this.grid.getByRole('row', { name: new RegExp(`\\b${name}\\b`) });
  }

  checkbox(name: string) {
    return this.grid.getByRole('checkbox', { name: `Select ${name}`, exact: true });
  }

  async select(...names: string[]) {
    for (const name of names) await this.checkbox(name).click();
  }

  /** Drains the selection with the dialog's defaults. */
  async drain() {
    await this.bar.getByRole('button', { name: /^Drain/ }).click();
    await this.dialog.getByRole('button', { name: /^Drain \d/ }).click();
  }

  /** Deletes the selection with the dialog's defaults: drained first unless `drainFirst` is false. */
  async delete({ drainFirst = true } = {}) {
    await this.bar.getByRole('button', { name: /^Delete/ }).click();
    await this.dialog.getByRole('checkbox', { name: 'Drain first' }).setChecked(drainFirst);
    await this.dialog.getByRole('button', { name: /^Delete \d/ }).click();
  }

  /** In the deletion dialog: forces the deletion while Pods run, which needs the cluster's name. */
  async force(clusterName: string) {
    await this.dialog.getByText('Delete nodes with running Pods').click();
    await this.dialog.getByRole('checkbox', { name: 'Force' }).check();
    await this.dialog.getByRole('textbox', { name: 'To confirm, type' }).fill(clusterName);
    await this.dialog.getByRole('button', { name: /^Force delete/ }).click();
  }

  /** The line that opens the list of removed hosts. They may still run containers. */
  toClean(count: number) {
    return this.page.getByText(`Hosts to clean: ${count}`);
  }
}
