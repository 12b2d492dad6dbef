import puppeteer, { type Page } from 'puppeteer-core';
import { needFirefox } from '../../scripts/browser.mjs';

/** A name that this Firefox leads to 127.0.0.1. It is plain http to the browser, as a host of a LAN is. */
export const lanName = 'isthmus.test';

/** A field by its label. Firefox knows no role of a field for passwords, so roles cannot find it. */
const fieldOf = (label: string) => `::-p-xpath(//*[@id = //label[normalize-space() = "${label}"]/@for])`;

/** A person at a real Firefox, who finds things by role and name and waits until they are there. */
export class Firefox {
  private readonly page: Page;
  /** Errors of the pages. Firefox reports what a content security policy blocks as one. */
  readonly errors: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(90_000);
    page.on('pageerror', (error) => this.errors.push(`${String(error)} at ${page.url()}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} at ${page.url()}`);
    });
  }

  static async start() {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: await needFirefox(),
      defaultViewport: { width: 1440, height: 900 },
      extraPrefsFirefox: { 'network.dns.localDomains': lanName, 'intl.accept_languages': 'en' },
    });
    return new Firefox(await browser.newPage());
  }

  close() {
    return this.page.browser().close();
  }

  get version() {
    return this.page.browser().version();
  }

  async goto(url: string) {
    await this.page.goto(url);
  }

  get isSecure() {
    return this.page.evaluate('isSecureContext');
  }

  async click(role: string, name: string) {
    await this.page.locator(`::-p-aria(${name}[role="${role}"])`).click();
  }

  async fill(label: string, text: string) {
    await this.page.locator(fieldOf(label)).fill(text);
  }

  async choose(label: string, option: string) {
    const select = await this.page.waitForSelector(fieldOf(label), { visible: true });
    await select?.type(option);
  }

  async sees(text: string) {
    await this.page.waitForSelector(`::-p-text(${text})`, { visible: true });
  }

  /** A row of a table or grid that has all these texts. */
  async seesRow(...texts: string[]) {
    const all = texts.map((text) => `[contains(., "${text}")]`).join('');
    await this.page.waitForSelector(`::-p-xpath(//*[self::tr or @role="row"]${all})`, { visible: true });
  }

  /** What is on the clipboard, pasted with the keyboard into a field of another tab. */
  async pasted() {
    const other = await this.page.browser().newPage();
    await other.setContent('<textarea autofocus></textarea>');
    const field = await other.waitForSelector('textarea');
    await field?.focus();
    await other.keyboard.down('Control');
    await other.keyboard.press('v');
    await other.keyboard.up('Control');
    const text = await field?.evaluate(({ value }) => value);
    await other.close();
    await this.page.bringToFront();
    return text ?? '';
  }

  /** For whoever looks into a failure. */
  async text() {
    return `${this.page.url()}\n${String(await this.page.evaluate('document.body.innerText'))}`;
  }
}
