import type { Page } from '@playwright/test';
import { clusterUrl, type Place } from './cluster-page.ts';

/** The form that enables external nodes: choose a subnet, then type the cluster's name. */
export class EnablePage {
  private readonly page: Page;
  readonly form;
  readonly confirmation;
  readonly acknowledgement;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('form', { name: 'Enable external nodes' });
    this.confirmation = this.form.getByRole('textbox', { name: 'To confirm, type' });
    this.acknowledgement = this.form.getByRole('checkbox', { name: 'I understand that TKE may refuse this' });
  }

  async goto(place: Place) {
    await this.page.goto(clusterUrl(place, '/enable'));
  }

  subnet(name: string) {
    return this.form.getByRole('radio', { name: new RegExp(`^${name} `) });
  }

  async submit(name: string, subnet = 'plenty') {
    await this.subnet(subnet).check();
    await this.confirm(name);
  }

  /** Types the name and presses the button; keeps the chosen subnet. */
  async confirm(name: string) {
    await this.confirmation.fill(name);
    await this.form.getByRole('button', { name: 'Enable external nodes on' }).click();
  }
}
