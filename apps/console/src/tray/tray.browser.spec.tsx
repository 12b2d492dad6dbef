import { listInProgress } from '@isthmus/contracts/in-progress';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { StubbedEvents } from '#testing/events.ts';
import { bff, open } from '#testing/page.tsx';
import { accountId, ago, operationId, place } from '#testing/world.ts';

const inCluster = { ...place, clusterName: 'staging-gz' };
const drain = { ...inCluster, type: 'operation', kind: 'drain-external-node' } as const;

test('the button counts what runs; its list has what runs, waits and ended, and opens by keyboard', async () => {
  answerAsUsual(bff());
  bff().answer(listInProgress, {
    items: [{ ...drain, id: operationId, state: 'waiting', target: 'node-a', late: false, since: ago(100) }],
    total: 1,
    ended: [
      { ...drain, id: crypto.randomUUID(), state: 'needs-attention', target: 'node-b', endedAt: ago(300) },
      { ...drain, id: crypto.randomUUID(), state: 'succeeded', target: 'node-c', endedAt: ago(7200) },
    ],
    usual: [{ accountId, kind: 'drain-external-node', ms: 125_000 }],
  });
  const { address } = await open(paths.templates());
  await page.getByRole('button', { name: /^1 in progress, a decision waits/ }).click();
  const part = (name: string) => page.getByRole('group', { name }).getByRole('menuitem');
  await expect.element(part('Running')).toMatchTextContent(/Drain node-a.*usually 2 min 5 s/);
  await expect.element(part('Waits for you')).toMatchTextContent(/Drain node-b.*Needs attention/);
  await expect.element(part('Ended in 24 h')).toMatchTextContent(/Drain node-c2 h ago.*Done/);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(address).toBe(paths.operation(accountId, operationId));
});

test('without work it says so, and opening the palette closes it', async () => {
  answerAsUsual(bff());
  await open(paths.templates());
  await page.getByRole('button', { name: '0 in progress' }).click();
  await expect.element(page.getByText('Nothing runs, and nothing ended')).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByText('Nothing runs, and nothing ended')).not.toBeInTheDocument();
});

const ended = (state: 'succeeded' | 'failed') => ({
  items: [],
  total: 0,
  ended: [{ ...drain, id: operationId, state, target: 'node-a', endedAt: ago(0) }],
  usual: [],
});
const running = {
  items: [{ ...drain, id: operationId, state: 'waiting', target: 'node-a', late: false, since: ago(100) }],
  total: 1,
  ended: [],
  usual: [],
} as const;
const told = page.getByRole('status', { name: 'Ended work' });

/** A page ignores a version that it knows. */
let version = 1;

/** The operation runs on an open page, then ends. */
async function watchEnd(address: string, state: 'succeeded' | 'failed', afterEvent = () => {}) {
  answerAsUsual(bff());
  bff().answer(listInProgress, { ...running, items: [...running.items], ended: [], usual: [] });
  const opened = await open(address);
  await expect.element(page.getByRole('button', { name: '1 in progress' })).toBeVisible();
  bff().answer(listInProgress, ended(state));
  version += 1;
  await StubbedEvents.send('operations', version);
  afterEvent();
  await expect.element(page.getByRole('button', { name: '0 in progress, 1 ended' })).toBeVisible();
  return opened;
}

test('what ends is announced once on another page, with a link; opening the tray marks it as seen', async () => {
  const { address } = await watchEnd(paths.templates(), 'failed');
  await expect.element(told).toMatchTextContent(/Drain node-a.*Failed/);
  await page.getByRole('button', { name: '0 in progress' }).click();
  await expect.element(page.getByRole('button', { name: '0 in progress', exact: true })).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await told.getByRole('link').click();
  await expect.poll(address).toBe(paths.operation(accountId, operationId));
  await expect.element(told).toBeEmptyDOMElement();
});

test('a hidden tab counts ends in its title and marks its icon, until the person returns', async () => {
  const icon = document.head.appendChild(document.querySelector('link[rel="icon"]') ?? document.createElement('link'));
  icon.setAttribute('rel', 'icon');
  const hidden = vi.spyOn(document, 'hidden', 'get');
  await watchEnd(paths.templates(), 'succeeded', () => hidden.mockReturnValue(true));
  await expect.poll(() => document.title).toMatch(/^\(1\) /);
  expect(icon.getAttribute('href')).toBe('/icon-news.svg');
  await expect.element(told).toBeEmptyDOMElement();
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.element(told).toMatchTextContent(/Drain node-a.*Done/);
  await expect.poll(() => icon.getAttribute('href')).toBe('/icon.svg');
  expect(document.title).not.toMatch(/^\(/);
});
