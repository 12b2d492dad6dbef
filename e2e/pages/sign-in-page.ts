import type { Page } from '@playwright/test';

/** The sign-in page. Language and theme can be changed before signing in. */
export class SignInPage {
  private readonly page: Page;
  readonly form;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('form', { name: 'Sign in' });
  }

  async submit({ email, password }: { email: string; password: string }) {
    await this.form.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await this.form.getByRole('textbox', { name: 'Password' }).fill(password);
    await this.form.getByRole('button', { name: 'Sign in' }).click();
  }

  async choose(menu: string, item: string) {
    await this.page.getByRole('button', { name: menu }).click();
    await this.page.getByRole('menuitemcheckbox', { name: item }).click();
  }
}
