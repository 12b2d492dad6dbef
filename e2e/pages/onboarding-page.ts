import type { Page } from '@playwright/test';

/** The six onboarding steps and the ticket for the beta. Isthmus detects whether a step is done. */
export class OnboardingPage {
  private readonly page: Page;
  readonly gate;
  readonly ticketTitle;
  readonly ticket;
  readonly hosts;
  readonly city;
  readonly ticketNumber;
  readonly ticketStatus;
  readonly quotaConfirmed;

  constructor(page: Page) {
    this.page = page;
    this.gate = page.getByRole('status', { name: 'Beta access' });
    this.ticketTitle = page.getByRole('region', { name: 'Title', exact: true });
    this.ticket = page.getByRole('region', { name: 'Text', exact: true });
    this.hosts = page.getByRole('spinbutton', { name: 'Hosts to add' });
    this.city = page.getByRole('textbox', { name: 'City of the IDC' });
    this.ticketNumber = page.getByRole('textbox', { name: 'Ticket number' });
    this.ticketStatus = page.getByRole('combobox', { name: 'Ticket status' });
    this.quotaConfirmed = page.getByRole('checkbox', { name: 'Tencent has confirmed the node quota' });
  }

  async goto(accountId: string, step?: string) {
    await this.page.goto(`/accounts/${accountId}/onboarding${step ? `?step=${step}` : ''}`);
  }

  step(name: string) {
    return this.page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name });
  }

  /** Chooses the ticket's language, which is independent of the console's. */
  async showTicketIn(language: 'English' | '简体中文') {
    await this.page.getByRole('radio', { name: language }).check();
  }
}
