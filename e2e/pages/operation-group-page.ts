import type { Page } from '@playwright/test';

/** The page of a group operation, which drains or deletes several nodes. */
export class OperationGroupPage {
  private readonly page: Page;
  readonly nodes;
  readonly pause;
  readonly resume;
  readonly stop;

  constructor(page: Page) {
    this.page = page;
    this.nodes = page.getByRole('table', { name: 'Nodes of this group' });
    this.pause = page.getByRole('button', { name: 'Pause' });
    this.resume = page.getByRole('button', { name: 'Resume' });
    this.stop = page.getByRole('button', { name: 'Stop after this node' });
  }

  row(name: string) {
    return this.nodes.getByRole('row', { name: new RegExp(`^${name}\\b`) });
  }

  async confirmStop() {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Stop group' }).click();
  }
}
