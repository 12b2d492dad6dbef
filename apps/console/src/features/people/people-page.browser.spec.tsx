import {
  changeRoles,
  createPersonLink,
  endPersonSessions,
  invitePerson,
  listPeople,
  revokePersonLink,
  type Person,
} from '@isthmus/contracts/people';
import { currentSession } from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aFactor, aPerson, leastRole, somePeople } from '#testing/people.ts';
import { aSession } from '#testing/session.ts';
import { accountId, ago } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));

const url = 'https://isthmus.example.com/invitations#one-time';
const row = (name: string) => page.getByRole('row', { name });

test('an owner invites a person with a role, and gets the link once', async () => {
  const person = aPerson(6, {
    name: 'Jun',
    state: 'invited',
    link: { createdAt: ago(0), expiresAt: ago(-259_200), by: 'Ana' },
  });
  bff().answer(invitePerson, { person, url, mail: 'failed' });
  await open(paths.people());
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('button', { name: 'Create the link' }).click();
  await expect.element(page.getByText('Enter an e-mail address')).toBeVisible();
  await page.getByLabelText('E-mail address').fill('jun@example.com');
  await page.getByLabelText('Name').fill('Jun');
  await page.getByRole('combobox', { name: 'Role on acme' }).selectOptions('Operator');
  await page.getByRole('button', { name: 'Create the link' }).click();
  await expect.element(page.getByText(url)).toBeVisible();
  await expect.element(page.getByRole('alert')).toMatchTextContent('The link works. Give it to Jun yourself.');
  await expect.element(page.getByRole('button', { name: 'Copy a message to Jun' })).toBeVisible();
  expect(bff().received(invitePerson)[0]?.body).toEqual({
    email: 'jun@example.com',
    name: 'Jun',
    isOwner: false,
    grants: [{ accountId, role: 'operator' }],
  });
});

test('the list says what is known of each second factor, and who has a password alone', async () => {
  const unknown = { provider: 'https://sso.acme.example/realms/staff', methods: [], at: null };
  const password = { provider: 'acme SSO', methods: ['pwd'], at: ago(180) };
  const named = (number: number, name: string, secondFactor: Person['secondFactor']) =>
    aPerson(number, { name, email: `${name}@example.com`, secondFactor });
  const known = [
    named(6, 'Dora', aFactor({ own: ['passkey'] })),
    named(7, 'Edgar', aFactor({ passwordAlone: false, reported: [unknown] })),
    named(8, 'Fatima', aFactor({ passwordAlone: false, reported: [password] })),
  ];
  bff().answer(listPeople, { people: [...somePeople(), ...known], leastRole });
  await open(paths.people());
  for (const [name, text] of [
    ['Ana', /Passkey and authenticator app/],
    ['Bo', /None/],
    ['Chen', /several factors: password, one-time code.*Reported by acme SSO 1 d ago/],
    ['Tom', /Unknown.*acme SSO reported no method 1 d ago/],
    ['Dora', /Passkey.*The password alone is enough too/],
    ['Edgar', /Unknown.*Known after the next sign-in at sso\.acme\.example/],
    ['Fatima', /Password only.*Reported by acme SSO 3 min ago/],
  ] as const)
    await expect.element(row(name)).toMatchTextContent(text);
  await page.getByRole('link', { name: '3 people can sign in with a password alone' }).click();
  const names = () =>
    page
      .getByRole('rowheader')
      .all()
      .map((one) => one.element().textContent.slice(0, 2));
  await expect.poll(() => names().slice(0, 3)).toEqual(['Bo', 'Do', 'Fa']);
  await row('Ana').getByRole('button', { name: 'Ana' }).click();
  await expect.element(page.getByText('when Ana uses it, the app and the passkeys are removed')).toBeVisible();
});

test('a role in one region is added and saved with the rights that the owner saw', async () => {
  bff().answer(changeRoles, aPerson(2, { rightsVersion: 2 }));
  await open(paths.people());
  await row('Bo').getByRole('button', { name: 'Bo' }).click();
  await page.getByRole('combobox', { name: 'Role on acme' }).selectOptions('No role');
  await page.getByRole('button', { name: 'Add a role in one region' }).click();
  await page.getByRole('combobox', { name: 'Region of acme' }).selectOptions('ap-shanghai');
  await page.getByRole('combobox', { name: 'Role in ap-shanghai' }).selectOptions('Admin');
  await page.getByRole('button', { name: 'Save roles' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(bff().received(changeRoles)[0]?.body).toEqual({
    roles: [{ region: 'ap-shanghai', role: 'admin' }],
    rightsVersion: 1,
  });
});

test('roles that groups of a provider gave say so before they are changed', async () => {
  bff().answer(listPeople, { people: [aPerson(2, { rolesFrom: 'https://sso.acme.example/realms/staff' })], leastRole });
  await open(paths.people());
  await row('Bo').getByRole('button', { name: 'Bo' }).click();
  await expect.element(page.getByText(/^Groups at sso\.acme\.example give these roles/)).toBeVisible();
});

test('a change that another person made first is said, and nothing is lost', async () => {
  bff().refuse(changeRoles, 'changed-meanwhile');
  await open(paths.people());
  // The list is read again after the refusal.
  const others = somePeople().map((one) => (one.name === 'Bo' ? { ...one, rightsVersion: 2 } : one));
  bff().answer(listPeople, { people: others, leastRole });
  await row('Bo').getByRole('button', { name: 'Bo' }).click();
  await page.getByRole('combobox', { name: 'Role on acme' }).selectOptions('Admin');
  await page.getByRole('button', { name: 'Save roles' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(page.getByRole('combobox', { name: 'Role on acme' })).toHaveValue('admin');
});

test('an invitation shows what is left of it, is renewed and revoked', async () => {
  bff().answer(createPersonLink, { person: aPerson(5, { name: 'Rosa' }), url, mail: null });
  bff().answer(revokePersonLink, null);
  await open(paths.people());
  await expect.element(page.getByText(/^2 d \d h left$/)).toBeVisible();
  await page.getByRole('button', { name: 'Change roles and link of Rosa' }).click();
  await page.getByRole('button', { name: 'New link' }).click();
  await expect.element(page.getByText(url)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).first().click();
  bff().answer(listPeople, { people: somePeople().slice(0, 4), leastRole });
  await page.getByRole('button', { name: 'Revoke the link of Rosa' }).click();
  await expect.element(page.getByText('rosa@example.com')).not.toBeInTheDocument();
});

test('a viewer reads who may do what, and whom to ask', async () => {
  bff().answer(currentSession, aSession({ isOwner: false, grants: [{ accountId, role: 'viewer' }] }));
  bff().answer(listPeople, { people: somePeople().map((one) => ({ ...one, secondFactor: null })), leastRole });
  await open(paths.people());
  await expect.element(row('Bo')).toBeVisible();
  await expect.element(row('Bo').getByRole('button')).not.toBeInTheDocument();
  await expect.element(page.getByText('Second factor')).not.toBeInTheDocument();
  const invite = page.getByRole('button', { name: 'Invite' });
  await expect.element(invite).toHaveAccessibleDescription('Owners invite people. Ask Ana.');
});

test('an owner ends all sessions of a person', async () => {
  bff().answer(endPersonSessions, { ended: 2 });
  await open(paths.people());
  await row('Bo').getByRole('button', { name: 'Bo' }).click();
  await page.getByRole('button', { name: 'End all sessions' }).click();
  await expect
    .element(page.getByRole('dialog').getByRole('status'))
    .toMatchTextContent('2 sessions ended. Bo can sign in again.');
});
