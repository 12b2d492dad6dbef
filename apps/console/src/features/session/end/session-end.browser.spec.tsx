import { listClusters } from '@isthmus/contracts/clusters';
import { currentSession, getSessionTime } from '@isthmus/contracts/session';
import { createTemplate } from '@isthmus/contracts/templates';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { doubtSession } from '#shared/api/session-end.ts';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aSession } from '#testing/session.ts';
import { accountId, ago, person } from '#testing/world.ts';

const clusters = paths.clusters(accountId);
const link = page.getByRole('link', { name: 'staging-gz', exact: true });
const signIn = page.getByRole('link', { name: 'Sign in' });
const stay = page.getByRole('button', { name: 'Stay signed in' });
const refused = (ended?: 'idle' | 'age') =>
  bff().refuse(getSessionTime, 'not-signed-in', { status: 401, ...(ended && { ended }) });

/** The person's next read of the session's end. */
const ends = (idleSeconds: number, seconds = 3_600) =>
  bff().answer(getSessionTime, { idleEndsAt: ago(-idleSeconds), expiresAt: ago(-seconds) });

beforeEach(() => answerAsUsual(bff()));

test('a person is warned with the time left, and a press of the button prolongs the session', async () => {
  bff().answer(currentSession, aSession({ idleEndsAt: ago(-100) }));
  ends(100);
  await open(clusters);
  await expect
    .element(page.getByRole('status').getByText('You will be signed out in'))
    .toMatchTextContent(/1 min \d+ s/);
  ends(1_800);
  await stay.click();
  await expect.element(stay).not.toBeInTheDocument();
  const [, second] = bff().received(getSessionTime);
  expect(Number(second?.headers.get('isthmus-used-ago'))).toBeLessThan(5_000);
});

test('nothing prolongs a session at its time limit: the warning leads to another tab', async () => {
  bff().answer(currentSession, aSession({ idleEndsAt: ago(-100), expiresAt: ago(-100) }));
  const at = ago(-100);
  bff().answer(getSessionTime, { idleEndsAt: at, expiresAt: at });
  await open(clusters);
  await expect.element(page.getByText('Use does not prolong the session any more')).toBeVisible();
  await expect.element(signIn).toHaveAttribute('href', paths.signIn(clusters));
  await expect.element(stay).not.toBeInTheDocument();
});

test('an unused session ends: the page stays readable, reads nothing, and goes on after a new sign-in', async () => {
  await open(paths.newTemplate());
  const name = page.getByRole('textbox', { name: 'Template name' });
  await name.fill('typed before the end');
  refused('idle');
  bff().refuse(createTemplate, 'not-signed-in', { status: 401, ended: 'idle' });
  doubtSession();
  const bar = page.getByRole('alert');
  await expect.element(bar).toMatchTextContent('You were signed out, because nothing was pressed for a while');
  await expect.element(name).toHaveValue('typed before the end');
  await expect.element(signIn).toHaveAttribute('target', '_blank');

  ends(1_800);
  doubtSession();
  await expect.element(bar).not.toBeInTheDocument();
  await expect.element(name).toHaveValue('typed before the end');
});

// asvs 14.3.1
test('a session that somebody ended leaves nothing on the page, even beside a form with typed values', async () => {
  const { address } = await open(clusters);
  await expect.element(link).toBeVisible();
  bff().answer(currentSession, null);
  refused();
  bff().refuse(listClusters, 'not-signed-in', { status: 401 });
  sessionStorage.setItem('isthmus.draft.of-ana', '{}');
  doubtSession();
  await expect.poll(address).toBe('/sign-in');
  await expect.element(link).not.toBeInTheDocument();
  expect(Object.keys(sessionStorage)).toEqual([]);
});

// asvs 14.3.1
test('after an unused session, another person who signs in does not get the page', async () => {
  const { address } = await open(clusters);
  await expect.element(link).toBeVisible();
  refused('idle');
  doubtSession();
  await expect.element(page.getByRole('alert')).toBeVisible();
  ends(1_800);
  bff().answer(currentSession, aSession({ user: { ...person, id: crypto.randomUUID(), name: 'Bo' } }));
  doubtSession();
  await expect.poll(address).toBe('/sign-in');
});

test('each request reports the last press of a key', async () => {
  await open(clusters);
  await expect.element(link).toBeVisible();
  await userEvent.keyboard('{Shift}');
  doubtSession();
  await expect.poll(() => bff().received(getSessionTime).at(-1)?.headers.get('isthmus-used-ago')).toMatch(/^\d+$/);
});
