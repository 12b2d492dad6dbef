import type { Page } from '@playwright/test';
import { clusterUrl, type Place } from './cluster-page.ts';

/** The page that explains the safe order and deletes a pool. */
export class DeletePoolPage {
  private readonly page: Page;
  readonly order;
  readonly form;
  readonly confirmation;
  readonly button;
  readonly protection;

  constructor(page: Page) {
    this.page = page;
    this.order = page.getByRole('region', { name: 'Safe order' });
    this.form = page.getByRole('form', { name: 'Delete external node pool' });
    this.confirmation = this.form.getByRole('textbox', { name: 'To confirm, type rack' });
    this.button = this.form.getByRole('button', { name: /^Delete pool/ });
    this.protection = page.getByRole('region', { name: 'Deletion protection is on' });
  }

  async goto(place: Place, nodePoolId: string) {
    await this.page.goto(clusterUrl(place, `/pools/${nodePoolId}/delete`));
  }

  async chooseWithNodes() {
    await this.form.getByRole('checkbox', { name: /^Delete the pool with its/ }).check();
  }

  async chooseForce() {
    await this.form.getByRole('checkbox', { name: /^Force/ }).check();
    await this.form.getByRole('textbox', { name: 'To confirm, type force' }).fill('force');
  }
}
