import { listAudit } from '@isthmus/contracts/audit';
import { currentSession } from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { anEntry, aSeal } from '#testing/audit.ts';
import { bff, open } from '#testing/page.tsx';
import { aSession } from '#testing/session.ts';
import { accountId, operationId, place, poolPlace } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));

const row = (text: string | RegExp) => page.getByRole('row', { name: text });
const cell = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });
const queries = () =>
  bff()
    .received(listAudit)
    .map(({ url }) => Object.fromEntries(url.searchParams));

test('entries say in words who did, tried or requested what, and how it went on', async () => {
  await open(paths.audit());
  await expect.element(row('Modified pool rack-7')).toMatchTextContent(/Ana.*acme.*10\.1\.4\.22.*Done/);
  await expect.element(cell('Requested to enable external nodes on staging-gz')).toMatchTextContent('Confirming');
  await expect.element(cell('Tried to delete pool storage-2')).toMatchTextContent(/Bo.*Denied: needs admin/);
  await expect.element(cell('Tried to create pool rack-32')).toMatchTextContent(/Isthmus.*Needs attention/);
  await expect.element(cell('Entered a wrong address or password')).toMatchTextContent(/Not signed in.*Denied/);
});

test('an entry opens in place: both sides, session, address, request id and the ways on', async () => {
  await open(paths.audit());
  await page.getByRole('button', { name: /Show the details: .*Modified pool rack-7/ }).click();
  const diff = page.getByRole('table', { name: 'What changed' });
  await expect.element(diff).toMatchTextContent(/Labels.*disk=ssd.*disk=nvme/);
  await expect.element(diff).toMatchTextContent(/Name rack-7 · Taints None · Deletion protection Yes/);
  await expect.element(page.getByText('a41f09c2')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Copy TKE request ID' })).toBeInTheDocument();
  const link = (name: string) => page.getByRole('link', { name });
  await expect.element(link('Open the operation')).toHaveAttribute('href', paths.operation(accountId, operationId));
  await expect.element(link('rack-7').first()).toHaveAttribute('href', paths.externalNodePool(poolPlace));
  await link('All entries of rack-7').click();
  await expect.poll(queries).toContainEqual({ ...place, object: 'pool', objectId: poolPlace.nodePoolId });
  await page.getByRole('button', { name: 'Only rack-7' }).click();
  await expect.element(page.getByRole('button', { name: 'Only rack-7' })).not.toBeInTheDocument();
});

test('the filter is in the address, and the file has the same one', async () => {
  const { address } = await open(`${paths.audit()}?kind=denied&since=nonsense`);
  await page.getByRole('textbox', { name: 'Object, person, request ID' }).fill('rack');
  await userEvent.keyboard('{Enter}');
  await page.getByRole('combobox', { name: 'Person' }).selectOptions('Ana');
  await expect.poll(queries).toContainEqual(expect.objectContaining({ kind: 'denied', text: 'rack' }));
  expect(address()).toMatch(/^\/audit\?kind=denied&since=nonsense&text=rack&person=/);
  await page.getByRole('button', { name: 'Export' }).click();
  const file = page.getByRole('menuitem', { name: 'JSON lines' });
  await expect
    .element(file)
    .toHaveAttribute('href', expect.stringMatching(/^\/api\/audit\/export\?.*format=jsonl.*text=rack/));
});

test('older entries load after the others', async () => {
  const next = '2026-01-01T00:00:00.000Z_audit_7';
  const names = { people: [], accounts: [], clusters: [], seal: aSeal() };
  bff().answer(listAudit, ({ url }) =>
    url.searchParams.has('cursor')
      ? { entries: [anEntry(9, { act: 'sign-out', object: null })], ...names, next: null }
      : { entries: [anEntry(1)], ...names, next },
  );
  await open(paths.audit());
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.element(cell('Signed out')).toBeVisible();
  await expect.element(cell('Modified pool')).toBeVisible();
  await expect.element(page.getByText(/2 entries shown/)).toBeVisible();
});

test('the foot says how far the entries are sealed, and what a check found', async () => {
  const seal = { upTo: new Date().toISOString(), checkedAt: null };
  const answer = { entries: [anEntry(1)], people: [], accounts: [], clusters: [], next: null };
  bff().answer(listAudit, { ...answer, seal: aSeal(seal) });
  await open(paths.audit());
  await expect.element(page.getByText(/^Sealed up to .*\d\d:\d\d · not checked yet$/)).toBeVisible();
  const fault = {
    isLate: true,
    checkedAt: new Date(Date.now() - 7_200_000).toISOString(),
    findings: 2,
    isProtected: false,
  };
  bff().answer(listAudit, { ...answer, seal: aSeal(fault) });
  await open(paths.audit());
  await expect
    .element(page.getByText(/^Not sealed since .* · checked 2 h ago · 2 faults found · The database role/))
    .toBeVisible();
});

test('who may not read it sees no tab, and at its address whom to ask', async () => {
  bff().answer(currentSession, aSession({ isOwner: false, grants: [{ accountId, role: 'operator' }] }));
  await open(paths.people());
  await expect.element(page.getByRole('link', { name: 'People' }).first()).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Audit' })).not.toBeInTheDocument();
  bff().refuse(listAudit, 'not-permitted', { whoMay: { role: 'admin', people: ['Ana'] } });
  await open(paths.audit());
  await expect.element(page.getByText(/Ask Ana/)).toBeVisible();
});

test('the dialog of a person leads to what the person did this week', async () => {
  await open(paths.people());
  await row('Bo').getByRole('button', { name: 'Bo' }).click();
  await page.getByRole('link', { name: 'What Bo did this week' }).click();
  await expect
    .poll(queries)
    .toContainEqual(expect.objectContaining({ actorId: expect.any(String), since: expect.any(String) }));
});
