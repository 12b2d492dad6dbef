import type { Locator, Page } from '@playwright/test';
import { clusterUrl, type Place } from './cluster-page.ts';

/** A pool's settings: for create and modify, and in a template. Everything except the name has a safe default. */
export class PoolForm {
  private readonly page: Page;
  readonly form;

  constructor(page: Page, name: string | RegExp = 'Create external node pool') {
    this.page = page;
    this.form = page.getByRole('form', { name });
  }

  async goto(place: Place, rest = '/pools/new') {
    await this.page.goto(clusterUrl(place, rest));
  }

  name() {
    return this.form.getByRole('textbox', { name: 'Name', exact: true });
  }
  template() {
    return this.form.getByRole('combobox', { name: 'From a template' });
  }
  type(name: 'CPU' | 'GPU') {
    return this.form.getByRole('radio', { name });
  }
  runtime() {
    return this.form.getByRole('combobox', { name: 'Runtime' });
  }
  location() {
    return this.form.getByRole('textbox', { name: 'Location (IDC)' });
  }
  protection() {
    return this.form.getByRole('checkbox', { name: 'Deletion protection' });
  }
  containerDirectory() {
    return this.form.getByRole('textbox', { name: 'Container directory' });
  }
  cordonNewNodes() {
    return this.form.getByRole('checkbox', { name: 'Cordon new nodes' });
  }
  pods() {
    return this.form.getByRole('spinbutton', { name: 'Max Pods per node' });
  }
  kubeletArguments() {
    return this.form.getByRole('textbox', { name: 'Kubelet arguments' });
  }
  customData() {
    return this.form.getByRole('textbox', { name: 'Custom data' });
  }

  labels() {
    return this.form.getByRole('group', { name: 'Kubernetes labels' });
  }
  taints() {
    return this.form.getByRole('group', { name: 'Taints' });
  }

  async addLabel(key: string, value: string) {
    await this.labels().getByRole('button', { name: 'Add a label' }).click();
    await this.fillLast(this.labels(), key, value);
  }

  async addTaint(key: string, value: string, effect: string) {
    await this.taints().getByRole('button', { name: 'Add a taint' }).click();
    await this.fillLast(this.taints(), key, value);
    await this.taints().getByRole('combobox').last().selectOption(effect);
  }

  async showAdvanced() {
    await this.form.getByText('Advanced', { exact: true }).click();
  }

  async submit(button = 'Create pool') {
    await this.form.getByRole('button', { name: button }).click();
  }

  private async fillLast(group: Locator, key: string, value: string) {
    await group
      .getByRole('textbox', { name: /^Key of row/ })
      .last()
      .fill(key);
    await group
      .getByRole('textbox', { name: /^Value of row/ })
      .last()
      .fill(value);
  }
}
