import puppeteer, { type Page } from 'puppeteer-core';
import { needFirefox } from '../../scripts/browser.mjs';

/** Firefox resolves this name to 127.0.0.1. The browser treats it like a host in a LAN: plain http is not a secure context. */
export const lanName = 'isthmus.test';

/** Finds a field by its label or its name. Password fields have no role in Firefox, so a search by role misses them. */
const fieldOf = (label: string) =>
  `::-p-xpath(//*[@id = //label[normalize-space() = "${label}"]/@for or @aria-label = "${label}"])`;

/** A person at a real Firefox: finds elements by role and name, and waits for them. */
export class Firefox {
  private readonly page: Page;
  /** Errors of the pages. Firefox reports violations of the content security policy here too. */
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

  /** Waits for a row of a table or grid with all these texts. */
  async seesRow(...texts: string[]) {
    const all = texts.map((text) => `[contains(., "${text}")]`).join('');
    await this.page.waitForSelector(`::-p-xpath(//*[self::tr or @role="row"]${all})`, { visible: true });
  }

  /** The clipboard's content, pasted with the keyboard into a field of another tab. */
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

  /** The page's address and text, for analysing a failure. */
  async text() {
    return `${this.page.url()}\n${String(await this.page.evaluate('document.body.innerText'))}`;
  }
}
