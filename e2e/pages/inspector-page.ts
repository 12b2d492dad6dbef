import type { Page } from '@playwright/test';
import type { TkeAccount } from '../world/tke-account.ts';

/** mock-tke's page, on which a person controls the simulated cloud. */
export class InspectorPage {
  private readonly page: Page;
  readonly link;
  readonly time;
  readonly ordered;
  readonly nodes;
  readonly nodesShown;
  readonly requests;
  readonly requestsShown;
  readonly acts;

  constructor(page: Page) {
    this.page = page;
    this.link = page.getByRole('banner').getByRole('status').last();
    this.time = page.getByRole('status', { name: 'Account time' });
    this.ordered = page.getByRole('list', { name: 'Ordered failures' }).getByRole('listitem');
    this.nodes = page.getByRole('table', { name: 'Nodes' });
    this.nodesShown = page.getByRole('status', { name: 'Nodes shown' });
    this.requests = page.getByRole('table', { name: 'Requests' });
    this.requestsShown = page.getByRole('status', { name: 'Requests shown' });
    this.acts = page.getByRole('group', { name: /^What happens to/ });
  }

  async goto({ site }: TkeAccount) {
    await this.page.goto(`${site}/_control/`);
  }

  async choose({ secretId }: TkeAccount) {
    const account = this.page.getByRole('combobox', { name: 'Account' });
    const choice = account.getByRole('option', { name: secretId });
    await account.selectOption((await choice.textContent()) ?? '');
  }

  node(name: string) {
    const button = this.page.getByRole('button', { name, exact: true });
    return this.nodes.getByRole('row').filter({ has: button });
  }

  /** Selects the node and presses the button. */
  async act(node: string, button: string) {
    await this.node(node).getByRole('button', { name: node, exact: true }).click();
    await this.acts.getByRole('button', { name: button, exact: true }).click();
  }

  async filterNodes(text: string) {
    await this.page.getByRole('searchbox', { name: 'Filter nodes' }).fill(text);
  }

  clock(button: string) {
    return this.page.getByRole('group', { name: 'Clock' }).getByRole('button', { name: button });
  }

  /** Orders that the next request of the action is refused with this code. */
  async orderError(action: string, code: string) {
    const form = this.page.getByRole('form', { name: 'Order a failure' });
    await form.getByRole('combobox', { name: 'Effect' }).selectOption('error');
    await form.getByRole('combobox', { name: 'Code' }).fill(code);
    await form.getByRole('combobox', { name: 'Action' }).selectOption(action);
    await form.getByRole('button', { name: 'Order failure' }).click();
  }

  async clearFailures() {
    await this.page.getByRole('button', { name: 'Clear all' }).click();
  }

  async filterRequests(by: 'Action' | 'Verdict' | 'Failure', word: string) {
    await this.page
      .getByRole('form', { name: 'Which requests' })
      .getByRole('combobox', { name: by })
      .selectOption({ value: word });
  }

  async openOptions() {
    await this.page.getByRole('heading', { name: 'Options' }).click();
    return this.page.getByRole('form', { name: 'Options' });
  }

  async reset(scenario: string) {
    const form = this.page.getByRole('form', { name: 'Reset the world' });
    await form.getByRole('combobox', { name: 'Scenario' }).selectOption(scenario);
    await form.getByRole('button', { name: 'Reset on this scenario' }).click();
  }

  async takeSnapshot() {
    await this.page.getByRole('button', { name: 'Take a snapshot' }).click();
  }
  async restore() {
    await this.page.getByRole('button', { name: 'Restore' }).click();
  }
}
