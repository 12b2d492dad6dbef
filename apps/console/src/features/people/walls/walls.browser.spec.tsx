import { currentSession } from '@isthmus/contracts/session';
import { createWallLink, listWallLinks, openWall, revokeWallLink } from '@isthmus/contracts/wall-links';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aWallLink } from '#testing/people.ts';
import { aSession } from '#testing/session.ts';
import { accountId, place } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));

const url = 'https://isthmus.example.com/wall#isthmus_once';
const aWall = () => aSession({ isWall: true, isOwner: false, permits: [], grants: [{ accountId, role: 'viewer' }] });

test('an admin makes a link for a screen, sees it once, and revokes it', async () => {
  bff().answer(listWallLinks, { links: [] });
  bff().answer(createWallLink, { link: aWallLink(), url });
  bff().answer(revokeWallLink, null);
  await open(paths.people());
  await page.getByRole('button', { name: 'New wall link' }).click();
  await page.getByRole('button', { name: 'Create link' }).click();
  await expect.element(page.getByText('Say where the screen is')).toBeVisible();
  await page.getByLabelText('Where is the screen?').fill('Operations room');
  bff().answer(listWallLinks, { links: [aWallLink()] });
  await page.getByRole('button', { name: 'Create link' }).click();
  await expect.element(page.getByText(url)).toBeVisible();
  expect(bff().received(createWallLink)[0]?.body).toEqual({
    name: 'Operations room',
    accountIds: [accountId],
    days: 30,
  });
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect.element(page.getByText(/^from 10\.1\.0\.30 · by Ana$/)).toBeVisible();
  bff().answer(listWallLinks, { links: [] });
  await page.getByRole('button', { name: 'Revoke the wall link Operations room' }).click();
  await expect.element(page.getByText('Operations room')).not.toBeInTheDocument();
});

test('somebody who administers no account sees no wall links', async () => {
  bff().answer(currentSession, aSession({ isOwner: false, grants: [{ accountId, role: 'operator' }] }));
  await open(paths.people());
  await expect.element(page.getByRole('heading', { name: 'Service accounts' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Wall links' })).not.toBeInTheDocument();
});

test('a link opens after a press and leaves the history; one that does not work says so', async () => {
  const press = page.getByRole('button', { name: 'Show pages' });
  bff().refuse(openWall, 'not-found');
  const { router } = await open('/wall#isthmus_that-was-revoked');
  await press.click();
  await expect.element(page.getByText('This link has expired or was revoked')).toBeVisible();
  bff().answer(openWall, aWall());
  bff().answer(currentSession, aWall());
  await router.navigate('/wall#isthmus_that-is-open', { replace: true });
  await press.click();
  await expect.poll(() => router.state.location).toMatchObject({ pathname: '/', hash: '' });
  expect(
    bff()
      .received(openWall)
      .map(({ body }) => body),
  ).toEqual([{ token: 'isthmus_that-was-revoked' }, { token: 'isthmus_that-is-open' }]);
  await router.navigate(-1);
  expect(router.state.location.hash).toBe('');
});

test('a wall has pages without controls, settings or a person', async () => {
  bff().answer(currentSession, aWall());
  await open(paths.clusters(accountId));
  await expect.element(page.getByRole('link', { name: 'Nodes' }).first()).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Settings' })).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: /^Signed in as/ })).not.toBeInTheDocument();
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => one.outerHTML);
  const controls = '[aria-disabled="true"], [data-control], [type=checkbox], [aria-label="More actions"]';
  expect(shown(controls)).toEqual([]);
  await open(paths.externalNodes(place));
  await expect.element(page.getByRole('grid', { name: 'External nodes' }).getByRole('row').nth(1)).toBeVisible();
  expect(shown(controls)).toEqual([]);
  await expect.element(page.getByText('Arrows move')).not.toBeVisible();
});
