import { listClusters } from '@isthmus/contracts/clusters';
import { giveSecondFactor } from '@isthmus/contracts/second-factor';
import {
  acceptInvitation,
  beginInvitation,
  currentSession,
  listSignInWays,
  signIn,
  signOut,
} from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { remember } from '#shared/remembered.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { holdLeaving } from '#testing/leaving.ts';
import { bff, open } from '#testing/page.tsx';
import { aSession } from '#testing/session.ts';
import { accountId, person } from '#testing/world.ts';

const address = `/accounts/${accountId}/clusters?q=staging`;
const form = page.getByRole('form', { name: 'Sign in' });
const email = form.getByRole('textbox', { name: 'E-mail' });
const password = form.getByLabelText('Password');
const session = aSession();

beforeEach(() => {
  answerAsUsual(bff());
  bff().answer(currentSession, null);
});

async function signInAs(word: string) {
  await email.fill(person.email);
  await password.fill(word);
  await form.getByRole('button', { name: 'Sign in' }).click();
}

// asvs 6.2.6
test('a wrong password shows an alert beside the button and can be typed again', async () => {
  bff().refuse(signIn, 'sign-in-refused', { status: 401 });
  await open('/sign-in');
  await expect.element(password).toHaveAttribute('type', 'password');
  await expect.element(password).toHaveAttribute('autocomplete', 'current-password');
  await signInAs('not the password at all');
  await expect.element(form.getByRole('alert')).toMatchTextContent('The e-mail address or the password is wrong');
  await expect.element(email).toHaveValue(person.email);
  await expect.element(password).toHaveFocus();
});

test('signing in returns to the requested page, and after signing out Back shows no data', async () => {
  bff().answer(signIn, () => {
    bff().answer(currentSession, session);
    return session;
  });
  bff().answer(signOut, () => {
    bff().answer(currentSession, null);
    return { providerUrl: null };
  });
  const { address: at, router } = await open(address);
  await expect.poll(at).toContain('/sign-in?next=');
  await signInAs('a long enough password');
  await expect.poll(at).toBe(address);
  await expect.element(page.getByRole('link', { name: 'staging-gz', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Signed in as' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect.element(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await router.navigate(-1);
  await expect.element(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect.element(page.getByText('staging-gz')).not.toBeInTheDocument();
});

test('a person with an authenticator app enters a code after the password; a late one starts over', async () => {
  bff().refuse(signIn, 'second-factor-needed', { status: 401 });
  bff().refuse(giveSecondFactor, 'proof-refused', { status: 403 });
  const { address: at } = await open(`/sign-in?next=${encodeURIComponent(address)}`);
  await signInAs('a long enough password');
  const code = page.getByLabelText('Six-digit code');
  await expect.element(code).toHaveFocus();
  await code.fill('12');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(code).toHaveAccessibleDescription(/Enter the six digits/);
  await code.fill('123 456');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('This is not right');
  bff().refuse(giveSecondFactor, 'not-signed-in', { status: 401 });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(email).toHaveFocus();

  await signInAs('a long enough password');
  bff().answer(giveSecondFactor, () => {
    bff().answer(currentSession, session);
    return session;
  });
  await code.fill('123456');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.poll(at).toBe(address);
  expect(bff().received(giveSecondFactor).at(-1)?.body).toEqual({ code: '123456' });
});

test('a page that is refused because the session ended offers to sign in and return to it', async () => {
  bff().answer(currentSession, session);
  bff().refuse(listClusters, 'not-signed-in', { status: 401 });
  await open(address);
  await expect.element(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', paths.signIn(address));
});

const link = 'a-link-that-was-given-to-bo';

test('an invitation keeps its link after a refused password; a used one says what to do instead', async () => {
  const fields = [{ path: 'password', code: 'password-breached' as const }];
  bff().refuse(acceptInvitation, 'invalid-input', { status: 400, fields });
  const { address: at } = await open(`/invitations#${link}`);
  const invited = page.getByRole('form', { name: 'Set your password' });
  await invited.getByLabelText('New password').fill('several words together');
  const submit = invited.getByRole('button', { name: 'Set password and sign in' });
  await submit.click();
  await expect
    .element(invited.getByLabelText('New password'))
    .toHaveAccessibleDescription(/This password is in a published breach/);
  bff().refuse(acceptInvitation, 'not-found');
  await submit.click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('This link was used or has expired');
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await expect.poll(at).toBe('/sign-in');
  for (const { url, body } of bff().received(acceptInvitation))
    expect([url.href.includes(link), body]).toEqual([false, { token: link, password: 'several words together' }]);
});

test('a short password shows a fault at its field, and nothing is sent', async () => {
  await open(`/invitations#${link}`);
  await page.getByLabelText('New password').fill('short');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect.element(page.getByLabelText('New password')).toHaveAccessibleDescription(/Use at least 12 characters/);
  expect(bff().received(acceptInvitation)).toEqual([]);
});

const providers = [
  { id: 'acme', name: 'acme SSO' },
  { id: 'partner', name: 'Partner' },
];

test('providers come first, the last used one on top; a password is one press further', async () => {
  bff().answer(listSignInWays, { providers, passwords: 'everybody', passkeysAt: null, refusal: null });
  remember('last-sign-in', 'partner');
  await open('/sign-in?next=/templates');
  const links = page.getByRole('link', { name: /^Continue with/ });
  await expect.element(links.first()).toMatchTextContent('Continue with Partner');
  await expect.element(links.first()).toHaveAttribute('href', '/api/sign-in/partner?next=%2Ftemplates');
  await expect.element(email).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'E-mail and password' }).click();
  await expect.element(email).toHaveFocus();
});

test('a person who is not invited gets the account name to send to an owner', async () => {
  const refusal = { code: 'not-invited' as const, provider: 'acme SSO', account: 'bo@acme.example' };
  bff().answer(listSignInWays, { providers, passwords: 'everybody', passkeysAt: null, refusal });
  await open('/sign-in');
  const alert = page.getByRole('alert');
  await expect.element(alert).toMatchTextContent('acme SSO knows you, but you are not invited to Isthmus');
  await expect.element(alert).toMatchTextContent('bo@acme.example');
});

test('an invitation offers the providers and a password; no address has its token, and another link starts over', async () => {
  bff().answer(listSignInWays, { providers, passwords: 'everybody', passkeysAt: null, refusal: null });
  bff().answer(beginInvitation, null);
  const { router } = await open(`/invitations#${link}`);
  const opened = holdLeaving();
  await page.getByRole('button', { name: 'Continue with acme SSO' }).click();
  await expect.poll(() => opened).toEqual(['/api/sign-in/acme?invitation=1']);
  expect(
    bff()
      .received(beginInvitation)
      .map(({ body }) => body),
  ).toEqual([{ token: link }]);
  await page.getByRole('button', { name: 'Set a password' }).click();
  await expect.element(page.getByLabelText('New password')).toHaveFocus();

  bff().refuse(beginInvitation, 'not-found');
  await router.navigate('/invitations#another-link-that-was-used');
  await expect.element(page.getByLabelText('New password')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Continue with acme SSO' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('This link was used or has expired');
});
