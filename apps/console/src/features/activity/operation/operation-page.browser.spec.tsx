import { getCluster } from '@isthmus/contracts/clusters';
import { listInProgress } from '@isthmus/contracts/in-progress';
import { getOperation, type Operation } from '@isthmus/contracts/operations';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { aClusterReply } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { aProblem } from '#testing/bff.ts';
import { bff, open } from '#testing/page.tsx';
import {
  accountId,
  ago,
  aCluster,
  anObservation,
  anOperation,
  aSupport,
  groupId,
  operationId,
} from '#testing/world.ts';

const address = paths.operation(accountId, operationId);
const story = page.getByRole('region', { name: 'Steps' });
const partOf = (name: string) => story.getByRole('list', { name });
const wordsOf = (name: string) =>
  partOf(name)
    .getByRole('listitem')
    .elements()
    .map((row) => row.textContent);
// One clock for a whole operation, so that lengths are exact.
const start = Date.now();
const before = (seconds: number) => new Date(start - seconds * 1_000).toISOString();
const requestId = 'ea4ba3bb-71d0-4c9e-8a11-0c81f2aa9be3';
const attempt = (number: number, started: number, answered: number | null): Operation['attempts'][number] => ({
  number,
  startedAt: before(started),
  answeredAt: answered === null ? null : before(answered),
  requestId: answered === null ? null : requestId,
  problem: answered === null ? aProblem('tke-unreachable') : null,
  followed: false,
});
const answerUsual = (kind: Operation['kind'], ms: number) =>
  bff().answer(listInProgress, { items: [], total: 0, ended: [], usual: [{ accountId, kind, ms }] });

beforeEach(() => answerAsUsual(bff()));

test('the page tells an operation whose first answer was lost: each call and each wait, in the order of time', async () => {
  bff().answer(
    getOperation,
    anOperation({
      kind: 'modify-external-node-pool',
      state: 'succeeded',
      createdAt: before(300),
      finishedAt: before(200),
      attempts: [attempt(1, 297, null), attempt(2, 260, 259)],
      outcome: { reason: 'modified', seen: null, problem: null, note: null },
    }),
  );
  answerUsual('modify-external-node-pool', 62_000);
  await open(address);
  await expect.element(story).toMatchTextContent('Band: the usual time, 1 min 2 s.');
  const wanted = [
    /Recorded/,
    /Waited for its turn and checked TKE3 s, from \d\d:\d\d:\d\d to/,
    /Unknown: Sent to TKE; no answer received/,
    /Looked for the result in TKE37 s/,
    /Accepted by TKE1 s/,
    /Waited until TKE showed the change59 s/,
    /Done: TKE shows the requested values/,
  ];
  await expect.poll(() => wordsOf('Isthmus')).toEqual(wanted.map((each) => expect.stringMatching(each)));
  const calls = page.getByRole('region', { name: 'Calls to TKE' }).getByRole('row');
  await expect.element(calls.nth(1)).toMatchTextContent(/No answer recorded.*–$/);
  await expect.element(calls.nth(2)).toMatchTextContent(new RegExp(`Accepted.*${requestId}.*1 s$`));
  await expect.element(page.getByRole('link', { name: 'staging-gz' }).last()).toHaveAttribute('title', 'cls-staging1');
});

test('a running operation shows only the steps that TKE returned, and TKE’s own words as a quotation', async () => {
  const steps = [
    { name: 'EnsureInClusterAccess', startAt: ago(50), endAt: ago(20), status: 'success', message: '' },
    {
      name: 'EnsureExternalNodeProxy',
      startAt: ago(20),
      endAt: null,
      status: 'processing',
      message: 'waiting for eni',
    },
  ];
  const support = aSupport({ status: 'Initializing', progress: steps });
  bff().answer(getCluster, aClusterReply(aCluster({ readiness: 'enabling' }), support, anObservation()));
  const kind = 'enable-external-node-support';
  bff().answer(
    getOperation,
    anOperation({ kind, createdAt: ago(53), attempts: [attempt(1, 52, 51)], target: { name: 'staging-gz' } }),
  );
  answerUsual(kind, 240_000);
  await open(address);
  await expect.element(partOf('TKE').getByRole('listitem')).toHaveLength(2);
  const [first, second] = wordsOf('TKE');
  expect(first).toMatch(/Done: EnsureInClusterAccess30 s/);
  expect(second).toMatch(/Now: EnsureExternalNodeProxy.*waiting for eni.*since/);
  expect(story.element().querySelector('q')?.textContent).toBe('waiting for eni');
  await expect.element(story).toMatchTextContent('Only the steps that TKE returned are shown.');
  expect(story.element().textContent).not.toContain('%');
});

test('an operation without a confirmed result waits for a person on the same axis; a member of a group has no usual time', async () => {
  bff().answer(
    getOperation,
    anOperation({
      state: 'needs-attention',
      createdAt: ago(900),
      updatedAt: ago(600),
      attempts: [attempt(1, 899, null)],
      outcome: { reason: 'answer-lost', seen: null, problem: null, note: null },
      groupId,
    }),
  );
  answerUsual('create-external-node-pool', 4_000);
  await open(address);
  await expect.element(partOf('Isthmus').getByRole('listitem').last()).toMatchTextContent(/Waits for a person10 min/);
  await expect.element(story.getByRole('button', { name: 'Adopt' })).toBeEnabled();
  await expect.element(story).not.toMatchTextContent('Band:');
});

test('while the account is observe only, what would change TKE says whom to ask, and what Isthmus notes stays possible', async () => {
  const whoMay = { role: 'admin' as const, people: ['Ana'] };
  bff().answer(getCluster, { ...aClusterReply(), observeOnly: { acts: ['create-external-node-pool'], whoMay } });
  bff().answer(getOperation, anOperation({ state: 'needs-attention' }));
  await open(address);
  const why = 'The account is observe only. Ana can allow changes in the settings of the account.';
  for (const name of ['Adopt', 'No new pool: retry'])
    await expect.element(story.getByRole('button', { name })).toHaveAccessibleDescription(why);
  await story.getByRole('button', { name: 'Close operation' }).click();
  await expect.element(story.getByRole('textbox')).toBeVisible();
});

test('an operation that stopped because its pool changed names who changed it', async () => {
  const mei = { id: groupId, name: 'mei', email: 'mei@example.com' };
  const outcome = {
    reason: 'changed-meanwhile',
    seen: JSON.stringify({ name: 'rack-7', labels: [{ key: 'rack', value: 'r07' }] }),
    problem: null,
    note: null,
    changes: [
      { at: ago(60), fields: ['labels'], by: mei, operationId: groupId },
      { at: ago(3_600), fields: ['name'], by: null, operationId: null },
    ],
  };
  const operation = anOperation({ kind: 'modify-external-node-pool', state: 'conflict', outcome });
  bff().answer(getOperation, { ...operation, input: { labels: [] } });
  await open(address);
  const versions = page.getByRole('region', { name: 'Both versions' });
  await expect.element(versions).toMatchTextContent('Changed by mei · Labels · 1 min ago');
  await expect.element(versions).toMatchTextContent('Changed outside Isthmus · Name · 1 h ago');
  await expect
    .element(versions.getByRole('link', { name: 'Changed by mei' }))
    .toHaveAttribute('href', paths.operation(accountId, groupId));
});
