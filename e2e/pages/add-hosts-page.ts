import type { Locator, Page } from '@playwright/test';

/** Join commands and expected hosts. */
export class AddHostsPage {
  private readonly page: Page;
  readonly builder;
  readonly rows;

  constructor(page: Page) {
    this.page = page;
    this.builder = page.getByRole('form', { name: 'Hosts to add' });
    this.rows = page.getByRole('table', { name: 'Hosts to join' });
  }

  row(host: string) {
    return this.rows.getByRole('row', { name: new RegExp(host) });
  }

  /** Adds one host and gets its command. */
  addHost(host: { name: string }) {
    return this.addHosts([host.name]);
  }

  /** Adds a list of hosts, by names or addresses, and gets their commands. */
  async addHosts(hosts: string[]) {
    await this.builder.getByRole('textbox', { name: 'Hosts' }).fill(hosts.join('\n'));
    await this.builder
      .getByRole('button', { name: hosts.length === 1 ? 'Create 1 command' : `Create ${hosts.length} commands` })
      .click();
  }

  /** The current button of a host's command: Get, Renew or Show. */
  command(host: string, word: 'Get' | 'Renew' | 'Show') {
    return this.row(host).getByRole('button', { name: `${word} command of ${host}` });
  }

  copyOf(host: string) {
    return this.row(host).getByRole('button', { name: `Copy command of ${host}` });
  }

  /** Copies the command through the clipboard, like a person. */
  copyCommand() {
    return this.copied(this.page.getByRole('button', { name: 'Copy download and install command' }));
  }

  copyClearCommand() {
    return this.copied(this.page.getByRole('button', { name: 'Copy clear command' }));
  }

  copyCommandOf(host: string) {
    return this.copied(this.copyOf(host));
  }

  private async copied(button: Locator) {
    await button.click();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
