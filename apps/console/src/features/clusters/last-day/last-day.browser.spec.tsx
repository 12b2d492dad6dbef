import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { getLastDay } from '@isthmus/contracts/last-day';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aNodeList } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { aLastDay } from '#testing/last-day.ts';
import { bff, open } from '#testing/page.tsx';
import { ago, aNode, groupId, operationId, place } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';

const address = paths.cluster(place);
const health = page.getByRole('region', { name: 'Node health' });

beforeEach(() => {
  answerAsUsual(bff());
  const failed = aNode('node-9', { status: 'Failed' });
  bff().answer(listExternalNodes, aNodeList([aNode('node-1'), failed]));
});

const lastDay = page.getByRole('region', { name: 'Last 24 hours' });
const events = lastDay.getByRole('list').getByRole('link');
const ended = { type: 'operation', kind: 'modify-external-node-pool', state: 'succeeded', late: false } as const;
const anEnded = (n: number, secondsAgo: number) => ({
  ...ended,
  id: operationId.replace(/..$/, `9${n}`),
  name: `rack-${n}`,
  startedAt: ago(secondsAgo),
  endedAt: ago(secondsAgo - 72),
});
const aBusyDay = () =>
  aLastDay({
    joined: [{ at: ago(80_000), count: 22, names: ['node-1', 'node-2', 'node-3'] }],
    lost: [{ at: ago(50_000), count: 1, names: ['node-9'] }],
    gaps: [{ beganAt: ago(70_000), endedAt: ago(60_000) }],
    operations: [
      ...[1, 2, 3].map((n) => anEnded(n, 40_000 - n * 60)),
      {
        type: 'group',
        id: groupId,
        act: 'drain',
        state: 'running',
        nodes: 40,
        failed: 0,
        undecided: 0,
        late: false,
        startedAt: ago(600),
        endedAt: null,
      },
    ],
    outside: [{ at: ago(20_000), object: 'pool', change: 'changed', count: 1, names: ['rack-7'] }],
  });

test('the last day lists every event in words, oldest first; labels that would collide are one mark', async () => {
  bff().answer(getLastDay, aBusyDay());
  await open(address);
  await expect.element(events).toHaveLength(8);
  const words = events.elements().map((link) => link.textContent);
  const wanted = [
    /22 nodes joined, node-1, node-2, node-3 and 19 more$/,
    /, No readings$/,
    /1 node lost, node-9$/,
    /took 1 min 12 s, Modify pool rack-1, Done$/,
    /Modify pool rack-2/,
    /Modify pool rack-3/,
    /^about .*1 pool changed outside Isthmus, rack-7$/,
    / – now, Drain 40 nodes, Running$/,
  ];
  wanted.forEach((each, index) => expect(words[index]).toMatch(each));
  await expect.element(lastDay.getByText('+3', { exact: true })).toBeVisible();
  await expect.element(lastDay.getByText('Pool rack-7 changed', { exact: true })).toBeVisible();
});

test('the keyboard walks the events of the last day with one tab stop, sees the tip and opens an operation', async () => {
  bff().answer(getLastDay, aBusyDay());
  const { address: at } = await open(address);
  await expect.element(events).toHaveLength(8);
  expect(events.elements().filter((link) => link.getAttribute('tabindex') === '0')).toHaveLength(1);
  const press = async (key: string) => {
    await userEvent.keyboard(`{${key}}`);
    return document.activeElement?.textContent ?? '';
  };
  (events.elements().at(-1) as HTMLElement).focus();
  expect(await press('Home')).toContain('22 nodes joined');
  expect(await press('ArrowRight')).toContain('No readings');
  expect(await press('ArrowDown')).toContain('22 nodes joined');
  expect(await press('ArrowDown')).toContain('1 node lost');
  await expect.element(lastDay.getByText('1 node lost', { exact: true })).toBeVisible();
  expect(await press('End')).toContain('Drain 40 nodes');
  await userEvent.keyboard('{Enter}');
  await expect.poll(at).toContain(groupId);
});

test('the last day says that nothing happened, what it leaves out, and why it is missing', async () => {
  bff().answer(getLastDay, aLastDay());
  await open(address);
  await expect.element(lastDay).toMatchTextContent('No node joined or was lost, and nothing changed.');
  bff().answer(getLastDay, { ...aBusyDay(), knownFrom: ago(85_000), leftOut: { operations: 7, outside: 1 } });
  await open(address);
  await expect.element(lastDay).toMatchTextContent('8 older entries are not shown.');
  await expect.element(events.first()).toMatchTextContent('Not read before');
  bff().refuse(getLastDay, 'internal');
  await open(address);
  await expect.element(lastDay.getByRole('alert')).toBeVisible();
  await expect.element(health.getByRole('heading')).toMatchTextContent('1 of 2 nodes failed');
});
