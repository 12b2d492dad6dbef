import { listActivity, type ActivityEntry } from '@isthmus/contracts/activity';
import type { Operation } from '@isthmus/contracts/operations';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { remember } from '#shared/remembered.ts';
import { dayAfter, dayOf, startOfDay } from '#shared/time/zone-day.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { accountId, anOperation, groupId, operationId, person, place, setId } from '#testing/world.ts';

const zone = 'Pacific/Kiritimati';
const today = () => dayOf(Date.now(), zone);
/** A time of a day in the person's zone. */
const at = (daysAgo: number, hours: number) =>
  new Date(startOfDay(dayAfter(today(), -daysAgo), zone) + hours * 3_600_000).toISOString();
const idOf = (number: number) => operationId.replace(/..$/, `8${number}`);

const ended = (number: number, createdAt: string, more: Partial<Operation> = {}) =>
  anOperation({
    id: idOf(number),
    kind: 'modify-external-node-pool',
    state: 'succeeded',
    target: { name: `rack-${number}`, nodePoolId: `np-rack000${number}` },
    createdAt,
    finishedAt: new Date(Date.parse(createdAt) + 72_000).toISOString(),
    outcome: { reason: 'modified', seen: null, problem: null, note: null },
    ...more,
  });
const entryOf = (operation: Operation): ActivityEntry => ({ type: 'operation', at: operation.createdAt, operation });
const outside: ActivityEntry = {
  type: 'change',
  at: at(1, 6.5),
  id: '7',
  notBefore: at(1, 6.25),
  object: 'node',
  objectId: 'node-9',
  change: 'changed',
  name: 'node-9',
  region: place.region,
  clusterId: place.clusterId,
  before: { status: 'Running' },
  after: { status: 'Failed' },
};
const undecided = anOperation({
  id: idOf(1),
  state: 'needs-attention',
  createdAt: at(2, 1),
  target: { name: 'rack-32' },
});
const running = anOperation({ id: idOf(2), state: 'waiting', createdAt: at(0, 0), target: { name: 'rack-33' } });

const answer = (entries: ActivityEntry[], next: string | null = null, open: Operation[] = [], sets: object[] = []) =>
  bff().answer(listActivity, {
    entries,
    open,
    openTotal: open.length,
    people: [person],
    clusters: [{ region: place.region, clusterId: place.clusterId, name: 'staging-gz' }],
    sets: sets as { groupId: string; setId: string }[],
    next,
  });

beforeEach(() => {
  remember('time-zone', zone);
  answerAsUsual(bff());
});

test('what runs or waits for a person comes first and once, then the days of the person’s zone', async () => {
  answer(
    [entryOf(running), outside, entryOf(ended(3, at(1, 2))), entryOf(undecided), entryOf(ended(4, at(2, 0.5)))],
    null,
    [undecided, running],
  );
  await open(paths.activity(accountId));
  const headings = page.getByRole('heading', { level: 2 });
  await expect.element(headings.first()).toMatchTextContent('1 operation waits for a person, 1 in progress');
  await expect.element(headings.nth(1)).toMatchTextContent(/^Today/);
  await expect.element(headings.nth(2)).toMatchTextContent(/^Yesterday.*, 2 entries$/);
  await expect.element(headings.nth(3)).toMatchTextContent(/1 entry$/);
  const first = page.getByRole('table', { name: 'Running and undecided' });
  await expect.element(first.getByRole('row').nth(1)).toMatchTextContent(/Create pool rack-32.*Decide/);
  await expect.element(first.getByRole('row').nth(2)).toMatchTextContent(/Create pool rack-33/);
  await expect.element(page.getByRole('row').filter({ hasText: 'rack-32' })).toHaveLength(1);
  const yesterday = page.getByRole('table', { name: /^Yesterday/ });
  await expect.element(yesterday.getByRole('row').nth(1)).toMatchTextContent(/about 06:30Node node-9 changed/);
  const done = yesterday.getByRole('row').nth(2);
  await expect.element(done).toMatchTextContent(/02:00Modify pool rack-3.*Done.*staging-gzAna1 min 12 s/);
  const act = done.getByRole('link', { name: 'Modify pool' });
  await expect.element(act).toHaveAttribute('href', paths.operation(accountId, idOf(3)));
  await expect.element(done.getByRole('link', { name: 'rack-3' })).toHaveAttribute('title', 'np-rack0003');
  await expect
    .element(done.getByRole('link', { name: 'staging-gz' }))
    .toHaveAttribute('title', 'cls-staging1, ap-guangzhou');
});

test('a day whose older entries are not loaded says so, on its strip too', async () => {
  answer([outside, entryOf(ended(3, at(1, 2)))], `${at(1, 2)}_operation_${idOf(3)}`);
  await open(paths.activity(accountId));
  await expect.element(page.getByRole('heading', { name: /^Yesterday.*2 entries loaded$/ })).toBeVisible();
  await expect.element(page.getByTitle('Not loaded yet')).toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Show more' })).toBeVisible();
  answer([outside]);
  await open(paths.activity(accountId));
  await expect.element(page.getByRole('heading', { name: /^Yesterday.*1 entry$/ })).toBeVisible();
  await expect.element(page.getByTitle('Not loaded yet')).not.toBeInTheDocument();
});

test('a rack that vanishes is one line with its number, and each node on request', async () => {
  const vanished = (name: string): ActivityEntry => ({
    ...outside,
    id: name.replace(/\D/g, ''),
    name,
    objectId: name,
    change: 'vanished',
    after: null,
  });
  answer(['node-1', 'node-2', 'node-3', 'node-4', 'node-5'].map((name) => vanished(name)));
  await open(paths.activity(accountId));
  const rows = page.getByRole('table', { name: /^Yesterday/ }).getByRole('row');
  await expect.element(rows).toHaveLength(2);
  await expect.element(rows.nth(1)).toMatchTextContent(/5 nodes removed.*: node-1, node-2, node-3 and 2 more/);
  await expect.element(page.getByRole('heading', { name: /^Yesterday.*5 entries$/ })).toBeVisible();
  await rows.nth(1).getByRole('button', { name: 'Show each' }).click();
  await expect.element(rows).toHaveLength(6);
  await expect.element(rows.nth(5).getByRole('link', { name: 'node-5' })).toBeVisible();
});

test('a press over two clusters is one line with the page that shows it, and can be opened', async () => {
  const other = groupId.replace(/..$/, '39');
  const drain = (number: number, clusterId: string, ofGroup: string) =>
    ended(number, at(1, 5), {
      kind: 'drain-external-node',
      target: { name: `node-${number}` },
      outcome: null,
      clusterId,
      groupId: ofGroup,
    });
  const drains = [drain(1, place.clusterId, groupId), drain(2, 'cls-other001', other)];
  const sets = [groupId, other].map((one) => ({ groupId: one, setId }));
  answer(drains.map(entryOf), null, [], sets);
  await open(paths.activity(accountId));
  const line = page.getByRole('row', { name: /Drain 2 nodes: node-1, node-2/ });
  await expect
    .element(line.getByRole('link', { name: 'Show the group' }))
    .toHaveAttribute('href', paths.operationSet(setId));
  await expect.element(page.getByRole('row', { name: /Drain node-/ })).not.toBeInTheDocument();
  await line.getByRole('button', { name: 'Show each' }).click();
  await expect.element(page.getByRole('row', { name: /Drain node-/ })).toHaveLength(2);
});
