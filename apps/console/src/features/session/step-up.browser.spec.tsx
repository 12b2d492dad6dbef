import { enableExternalNodeSupport } from '@isthmus/contracts/external-node-support';
import { getCluster } from '@isthmus/contracts/clusters';
import { invitePerson } from '@isthmus/contracts/people';
import { proveYourself } from '@isthmus/contracts/proof';
import type { ProofNeeded } from '@isthmus/contracts/proof';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aClusterReply } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aPerson } from '#testing/people.ts';
import { aCluster, ago, anOperation, aSupport, place } from '#testing/world.ts';

const proof: ProofNeeded = { provenAt: ago(2_460), maxAgeSeconds: 300, ways: ['password'], providers: [] };
const panel = page.getByRole('dialog', { name: 'Confirm that it is you' });
const password = panel.getByLabelText('Password');
const box = (element: Element) => element.getBoundingClientRect();

beforeEach(() => answerAsUsual(bff()));

test('a press that needs a proof asks under its button, and then repeats itself with the same key', async () => {
  const support = aSupport({ status: 'Disabled', subnetId: null });
  bff().answer(getCluster, aClusterReply(aCluster({ readiness: 'ready', pools: null, nodes: null }), support));
  bff().refuse(enableExternalNodeSupport, 'proof-needed', { status: 403, proof });
  bff().refuse(proveYourself, 'proof-refused', { status: 403 });
  const { address } = await open(paths.enable(place));
  await page.getByRole('radio', { name: /^plenty / }).click();
  await page.getByRole('textbox', { name: 'To confirm, type' }).fill('staging-gz');
  const button = page.getByRole('button', { name: 'Enable external nodes on' });
  await button.click();
  await expect.element(panel).toMatchTextContent('Enable external nodes on staging-gz');
  await expect.element(password).toHaveFocus();
  const [shown, pressed] = [box(panel.element()), box(button.element())];
  expect(shown.top >= pressed.bottom || shown.bottom <= pressed.top).toBe(true);

  await password.fill('not the password');
  await userEvent.keyboard('{Enter}');
  await expect.element(panel.getByRole('alert')).toMatchTextContent('This is not right');
  bff().answer(proveYourself, { provenAt: ago(0) });
  bff().answer(enableExternalNodeSupport, anOperation({ kind: 'enable-external-node-support' }));
  await password.fill('the right password');
  await panel.getByRole('button', { name: 'Confirm' }).click();
  await expect.poll(address).toBe(paths.cluster(place));
  await expect.element(panel).not.toBeInTheDocument();
  const keys = bff()
    .received(enableExternalNodeSupport)
    .map(({ headers }) => headers.get('idempotency-key'));
  expect(keys).toEqual([expect.any(String), keys[0]]);
});

test('in a dialog, Escape closes only the question, and what was typed stays', async () => {
  bff().refuse(invitePerson, 'proof-needed', { status: 403, proof });
  await open(paths.people());
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabelText('E-mail address').fill('jun@example.com');
  await page.getByLabelText('Name').fill('Jun');
  await page.getByRole('button', { name: 'Create the link' }).click();
  await expect.element(password).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(panel).not.toBeInTheDocument();
  await expect.element(page.getByRole('alert')).toMatchTextContent('You did not confirm that it is you');
  await expect.element(page.getByLabelText('Name')).toHaveValue('Jun');

  const url = 'https://isthmus.example.com/invitations#one-time';
  bff().answer(proveYourself, () => {
    bff().answer(invitePerson, { person: aPerson(6, { name: 'Jun' }), mail: null, url });
    return { provenAt: ago(0) };
  });
  await page.getByRole('button', { name: 'Create the link' }).click();
  await password.fill('the right password');
  await panel.getByRole('button', { name: 'Confirm' }).click();
  await expect.element(page.getByText(url)).toBeVisible();
});

test('a person of a provider signs in there in another tab; this one then continues', async () => {
  const providers = [{ id: 'acme', name: 'acme SSO' }];
  bff().refuse(invitePerson, 'proof-needed', { status: 403, proof: { ...proof, ways: [], providers } });
  await open(paths.people());
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabelText('E-mail address').fill('jun@example.com');
  await page.getByLabelText('Name').fill('Jun');
  await page.getByRole('button', { name: 'Create the link' }).click();
  const link = panel.getByRole('link', { name: 'Sign in again at acme SSO' });
  await expect.element(link).toHaveAttribute('href', '/api/sign-in/acme?prove=1');
  await expect.element(link).toHaveAttribute('target', '_blank');
  const url = 'https://isthmus.example.com/invitations#one-time';
  bff().answer(invitePerson, { person: aPerson(6, { name: 'Jun' }), mail: null, url });
  const other = new BroadcastChannel('isthmus-proof');
  other.postMessage('');
  await expect.element(page.getByText(url)).toBeVisible();
  other.close();
});

test('without a way to prove it, the person is sent to sign in again', async () => {
  bff().refuse(invitePerson, 'proof-needed', { status: 403, proof: { ...proof, ways: [] } });
  await open(paths.people());
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabelText('E-mail address').fill('jun@example.com');
  await page.getByLabelText('Name').fill('Jun');
  await page.getByRole('button', { name: 'Create the link' }).click();
  await expect.element(panel.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(panel).not.toBeInTheDocument();
});
