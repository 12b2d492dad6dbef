import type { Page } from '@playwright/test';
import { clusterUrl, type Place } from './cluster-page.ts';

/** The pools of a cluster. Running creations and deletions are listed above them. */
export class PoolsPage {
  private readonly page: Page;
  readonly table;
  readonly inFlight;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'External node pools' });
    this.inFlight = page.getByRole('region', { name: 'Current operations' });
  }

  async goto(place: Place) {
    await this.page.goto(clusterUrl(place, '/pools'));
  }

  row(name: string) {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }
}
