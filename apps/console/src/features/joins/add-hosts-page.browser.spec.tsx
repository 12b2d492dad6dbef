import { listJoins, planJoins, revealJoinCommand } from '@isthmus/contracts/joins';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { ago, aJoin, anObservation, poolPlace } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';

const address = paths.addHosts(poolPlace);
const rows = page.getByRole('table', { name: 'Expected hosts' });
const row = (host: string) => rows.getByRole('row', { name: host });
const builder = page.getByRole('form', { name: 'Which hosts' });

const listed = (joins: ReturnType<typeof aJoin>[], nodesInCluster = 1) =>
  bff().answer(listJoins, { joins, observation: anObservation(), nodesInCluster, lastDownload: 'private' });

beforeEach(() => answerAsUsual(bff()));

test('a host that TKE has not seen is late after five minutes and its link ends after an hour, by time alone', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  listed([aJoin({ issuedAt: ago(0), expiresAt: ago(-3_600) })]);
  await open(address);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Waiting');
  vi.setSystemTime(Date.now() + 310_000);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Late');
  await expect.element(row('gz-r07-n21')).toMatchTextContent('TKE has not seen this host; the reason is on the host.');
  vi.setSystemTime(Date.now() + 3_360_000);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Expired');
  await expect.element(row('gz-r07-n21').getByRole('button', { name: 'Renew command of gz-r07-n21' })).toBeVisible();
});

test('a host that TKE lists before it runs is shown with TKE’s own word', async () => {
  const node = { name: 'gz-r07-n21', ip: '10.4.7.21', status: 'Initializing', reason: '', createdTime: null };
  listed([aJoin({ state: 'seen', node, seenAt: ago(5) })]);
  await open(address);
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Seen · Initializing');
});

test('at a full quota the refusal is said beforehand, and marks its row', async () => {
  listed([aJoin({ state: 'planned', issuedAt: null, expiresAt: null })], 5);
  bff().refuse(revealJoinCommand, 'quota-reached');
  await open(address);
  await expect.element(builder).toMatchTextContent('Nodes in the cluster: 5 of 5');
  await expect.element(builder).toMatchTextContent('this host may be refused');

  listed([aJoin({ state: 'refused', issuedAt: null, expiresAt: null })], 5);
  await row('gz-r07-n21').getByRole('button', { name: 'Get command of gz-r07-n21' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('quota of external nodes is full');
  await expect.element(row('gz-r07-n21')).toMatchTextContent('Refused');
});

test('a command is on the page once it was asked for, and gone with the page', async () => {
  const join = aJoin({ state: 'planned', issuedAt: null, expiresAt: null });
  const issued = aJoin();
  const command = {
    wget: 'wget --header "x-cos-token: sesame"',
    curl: 'curl -H "x-cos-token: sesame"',
    script: 'add2tkectl',
  };
  listed([]);
  bff().answer(planJoins, { joins: [join] });
  bff().answer(revealJoinCommand, { join: issued, ...command, requestId: null });
  const { router } = await open(address);
  await builder.getByRole('textbox', { name: 'Node name' }).fill('gz-r07-n21');
  listed([issued]);
  await builder.getByRole('button', { name: 'Get the command' }).click();
  await expect.element(page.getByText('sesame').first()).toBeVisible();
  await page.getByRole('link', { name: 'All nodes of the cluster' }).click();
  await expect.element(page.getByRole('grid')).toBeVisible();
  expect(document.documentElement.outerHTML).not.toContain('sesame');
  await router.navigate(-1);
  await expect.element(row('gz-r07-n21')).toBeVisible();
  expect(document.documentElement.outerHTML).not.toContain('sesame');
});
