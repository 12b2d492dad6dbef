import { changePreferences } from '@isthmus/contracts/preferences';
import {
  changeOwnName,
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  listOwnSessions,
} from '@isthmus/contracts/profile';
import { removePasskey } from '@isthmus/contracts/passkeys';
import { addTotp, draftTotp, getOwnWays, removeTotp } from '@isthmus/contracts/second-factor';
import { beginIdentity, currentSession, listOwnIdentities } from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { remember, remembered, unsentChoices } from '#shared/remembered.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { holdLeaving } from '#testing/leaving.ts';
import { bff, open } from '#testing/page.tsx';
import { aSession, noPreferences, someSessions } from '#testing/session.ts';
import { ago, person, place } from '#testing/world.ts';

const root = document.documentElement;
const bodies = () =>
  bff()
    .received(changePreferences)
    .map(({ body }) => body);
const choice = (name: string) => page.getByRole('combobox', { name });

beforeEach(() => {
  remember('preferences', 'null');
  answerAsUsual(bff());
});

test('a choice applies at once, is saved, and holds on every page', async () => {
  await open(paths.yourSettings());
  await choice('Time zone').selectOptions('Asia/Tokyo');
  await expect.element(page.getByText(/^It is .* UTC\+9\.$/)).toBeVisible();
  await choice('Rows of lists').selectOptions('Compact');
  await expect.element(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  expect(root.dataset['density']).toBe('compact');
  await expect.poll(bodies).toEqual([{ timeZone: 'Asia/Tokyo' }, { density: 'compact' }]);

  const preferences = { ...noPreferences, timeZone: 'Asia/Tokyo', density: 'compact' } as const;
  bff().answer(currentSession, aSession({ preferences: { ...preferences } }));
  await open(paths.externalNodes(place));
  const row = page.getByRole('row', { name: 'node-10.4.7.11' });
  await expect.element(row).toBeVisible();
  expect(row.element().getBoundingClientRect().height).toBe(28);
  await page.getByRole('button', { name: 'Signed in as' }).click();
  await expect.element(page.getByRole('menuitem', { name: 'Your settings' })).toMatchTextContent('Times in Asia/Tokyo');
});

test('a choice that could not be saved applies here, and is sent with the next page', async () => {
  bff().refuse(changePreferences, 'database-unreachable', { status: 503 });
  await open(paths.yourSettings());
  await choice('Rows of lists').selectOptions('Compact');
  await expect.element(page.getByText('Isthmus sends it again when you open the next page.')).toBeVisible();
  expect(root.dataset['density']).toBe('compact');

  bff().answer(changePreferences, { ...noPreferences, density: 'compact' });
  await open(paths.templates());
  await expect.poll(() => bodies().at(-1)).toEqual({ density: 'compact' });
  await expect.poll(() => remembered(unsentChoices)).toBe('');
});

test('a new browser follows the person: zone, rows and hidden columns', async () => {
  const preferences = {
    ...noPreferences,
    timeZone: 'UTC',
    density: 'compact',
    hiddenColumns: { node: ['ip'] },
  } as const;
  bff().answer(currentSession, aSession({ preferences: { ...preferences, hiddenColumns: { node: ['ip'] } } }));
  await open(paths.externalNodes(place));
  await expect.element(page.getByRole('columnheader', { name: 'Name' })).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: 'IP' })).not.toBeInTheDocument();
  expect([remembered('time-zone'), root.dataset['density']]).toEqual(['UTC', 'compact']);

  // The next person at this browser chose nothing.
  bff().answer(currentSession, aSession());
  await open(paths.externalNodes(place));
  await expect.element(page.getByRole('columnheader', { name: 'IP' })).toBeVisible();
  expect([remembered('time-zone'), root.dataset['density']]).toEqual(['', 'comfortable']);
});

test('what was chosen before signing in is taken over', async () => {
  bff().answer(currentSession, null);
  await open(paths.signIn());
  await page.getByRole('button', { name: 'Theme' }).click();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click();
  await expect.poll(() => remembered(unsentChoices)).toBe('{"theme":"dark"}');
  expect(bodies()).toEqual([]);

  bff().answer(currentSession, aSession());
  await open(paths.templates());
  await expect.poll(bodies).toEqual([{ theme: 'dark' }]);
  expect(root.dataset['theme']).toBe('dark');
});

test('shows the own accounts at identity providers, and offers to connect another', async () => {
  bff().answer(listOwnIdentities, {
    identities: [{ provider: 'acme SSO', account: 'ana@acme.example', createdAt: ago(9), lastUsedAt: ago(9) }],
    hasPassword: true,
    providers: [{ id: 'partner', name: 'Partner' }],
  });
  await open(paths.yourSettings());
  const section = page.getByRole('region', { name: 'Sign-in' });
  await expect.element(section.getByRole('listitem')).toMatchTextContent(/acme SSO ana@acme\.example/);
  const opened = holdLeaving();
  bff().answer(beginIdentity, null);
  await section.getByRole('button', { name: 'Connect Partner' }).click();
  await expect.poll(() => opened).toEqual(['/api/sign-in/partner?bind=1']);
});

test('a new name is saved, and shows at once', async () => {
  bff().answer(changeOwnName, { ...person, name: 'Ana Lin' });
  await open(paths.yourSettings());
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ana Lin');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect.element(page.getByRole('button', { name: 'Signed in as Ana Lin' })).toBeVisible();
});

test('a password change shows faults at their fields, then how many sessions ended', async () => {
  const fault = (path: string, code: 'password-wrong' | 'password-breached') => ({
    status: 400,
    fields: [{ path, code }],
  });
  bff().refuse(changeOwnPassword, 'invalid-input', fault('current', 'password-wrong'));
  await open(paths.yourSettings());
  const form = page.getByRole('form', { name: 'Password' });
  const [current, next] = [form.getByLabelText('Present password'), form.getByLabelText('New password')];
  const send = () => form.getByRole('button', { name: 'Change password' }).click();
  await current.fill('not the old one');
  await next.fill('several good words');
  await send();
  await expect.element(current).toHaveAccessibleDescription('This is not your present password');
  bff().refuse(changeOwnPassword, 'invalid-input', fault('password', 'password-breached'));
  await send();
  await expect.element(next).toHaveAccessibleDescription(/This password is in a published breach; choose another/);
  bff().answer(changeOwnPassword, { ended: 2 });
  await send();
  await expect.element(form.getByRole('status')).toMatchTextContent('Password changed. 2 other sessions ended.');
  await expect.element(current).toHaveValue('');
});

test('own sessions name device, address and times; one is ended, then all others', async () => {
  await open(paths.yourSettings());
  const section = page.getByRole('region', { name: /^Your sessions/ });
  await expect
    .element(section.getByRole('listitem').first())
    .toMatchTextContent(/Chrome 143 on macOS.*This session.*10\.4\.0\.17/);
  const [mine, , unknown] = someSessions();
  if (!mine || !unknown) throw new Error('there are three');
  bff().answer(endOwnSession, () => {
    bff().answer(listOwnSessions, { sessions: [mine, unknown] });
    return { ended: 1 };
  });
  await section.getByRole('button', { name: 'End the session of Safari 26 on iOS' }).click();
  await expect.element(section.getByText('Safari 26')).not.toBeInTheDocument();
  bff().answer(endOtherSessions, () => {
    bff().answer(listOwnSessions, { sessions: [mine] });
    return { ended: 1 };
  });
  await section.getByRole('button', { name: 'End all others' }).click();
  await expect.element(section.getByRole('button')).not.toBeInTheDocument();
  expect(bff().received(endOwnSession)[0]?.url.pathname).toBe('/api/session/own/1a1b2c3d');
});

test('a person without a password is not asked for one', async () => {
  bff().answer(listOwnIdentities, { identities: [], hasPassword: false, providers: [] });
  await open(paths.yourSettings());
  await expect.element(page.getByRole('form', { name: 'Profile' })).toBeVisible();
  await expect.element(page.getByRole('form', { name: 'Password' })).not.toBeInTheDocument();
});

const ways = { password: true, totp: null, passkeys: [], passkeysAt: { absent: 'no-https' as const } };

test('an authenticator app is added with one code of its secret, and removed', async () => {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  bff().answer(draftTotp, { secret, uri: `otpauth://totp/Isthmus:ana?secret=${secret}`, draft: 'sealed' });
  bff().answer(addTotp, () => {
    bff().answer(getOwnWays, { ...ways, totp: { addedAt: ago(0), lastUsedAt: null } });
    return { addedAt: ago(0) };
  });
  bff().answer(removeTotp, () => {
    bff().answer(getOwnWays, { ...ways, totp: null });
    return null;
  });
  await open(paths.yourSettings());
  await page.getByRole('button', { name: 'Add authenticator app' }).click();
  await expect.element(page.getByRole('img', { name: 'QR code of the secret' })).toBeVisible();
  await expect.element(page.getByText(secret)).toBeVisible();
  await page.getByLabelText('Six-digit code').fill('123456');
  await page.getByRole('button', { name: 'Add authenticator app' }).click();
  await expect.element(page.getByText('The app is added.')).toBeVisible();
  expect(bff().received(addTotp)[0]?.body).toEqual({ draft: 'sealed', code: '123456' });
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect.element(page.getByText('You have none.')).toBeVisible();
});

test('where passkeys do not work, the page says why; one of another host stays to be removed', async () => {
  const old = { id: crypto.randomUUID(), name: 'Old laptop', host: 'old.example', addedAt: ago(0), lastUsedAt: null };
  const here = page.getByRole('region', { name: 'Passkeys' });
  bff().answer(getOwnWays, { ...ways, passkeys: [old], passkeysAt: { absent: 'ip-address' } });
  bff().answer(removePasskey, () => {
    bff().answer(getOwnWays, { ...ways, passkeysAt: { host: 'isthmus.example' } });
    return null;
  });
  await open(paths.yourSettings());
  await expect.element(here).toMatchTextContent('Isthmus has an IP address as its public address.');
  await expect.element(here).toMatchTextContent('Works only at old.example');
  await expect.element(here.getByRole('button', { name: 'Add passkey' })).not.toBeInTheDocument();
  await here.getByRole('button', { name: 'Remove the passkey Old laptop' }).click();
  await expect.element(here).toMatchTextContent('Passkeys work only at isthmus.example.');
  await expect.element(here.getByText('Old laptop')).not.toBeInTheDocument();
});
