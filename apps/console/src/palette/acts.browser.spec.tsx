import { signOut } from '@isthmus/contracts/session';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { box, current, input, openByKey, option } from '#testing/palette.ts';
import { place, poolPlace } from '#testing/world.ts';

beforeEach(() => answerAsUsual(bff()));

test('the places of the side bar are found by their names', async () => {
  const { address } = await open(paths.templates());
  await openByKey();
  await userEvent.keyboard('home');
  await expect.element(current).toMatchTextContent('Home page');
  await userEvent.keyboard('{Enter}');
  await expect.poll(address).toBe(paths.home());
});

describe('acts', () => {
  test('an act of the page opens its own page', async () => {
    const { address } = await open(paths.externalNodePool(poolPlace));
    await expect.element(page.getByRole('heading', { level: 1, name: 'rack-7' })).toBeVisible();
    await openByKey();
    await userEvent.keyboard('modify');
    await expect.element(current).toMatchTextContent('Modify rack-7staging-gz');
    await userEvent.keyboard('{Enter}');
    await expect.poll(address).toBe(paths.modifyExternalNodePool(poolPlace));
  });

  test('the acts of selected nodes run from the palette', async () => {
    await open(paths.externalNodes(place));
    await page.getByRole('checkbox', { name: 'Select node-10.4.7.11' }).click();
    await expect.element(page.getByRole('button', { name: 'Drain 1', exact: true })).toBeVisible();
    await openByKey();
    await userEvent.keyboard('drain');
    await expect.element(current).toMatchTextContent('Drain 1 1 selectedstaging-gz');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog', { name: /Drain/ })).toBeVisible();
  });

  test('theme, language and signing out work everywhere; signing out forgets the visited objects', async () => {
    bff().answer(signOut, { providerUrl: null });
    const { address } = await open(paths.cluster(place));
    await expect.element(page.getByRole('heading', { level: 1, name: 'staging-gz' })).toBeVisible();
    await openByKey();
    await userEvent.keyboard('dark');
    await option('Theme: Dark').click();
    expect(document.documentElement.dataset['theme']).toBe('dark');
    await openByKey();
    await userEvent.keyboard('same as');
    await option('Theme: Same as system').click();
    await openByKey();
    await userEvent.keyboard('简体');
    await option('Language: 简体中文').click();
    await expect.element(box('搜索或执行')).toBeVisible();
    await openByKey();
    await input.fill('退出');
    await option('退出登录').click();
    await expect.poll(address).toBe(paths.signIn());
    expect(localStorage.getItem('isthmus.visits')).toBe('[]');
  });
});
