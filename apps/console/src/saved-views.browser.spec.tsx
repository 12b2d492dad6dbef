import {
  changePreferences,
  changeSavedView,
  createSavedView,
  deleteSavedView,
  type NewSavedView,
  type SavedView,
} from '@isthmus/contracts/preferences';
import { currentSession } from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { paths } from '#shared/paths.ts';
import { remember } from '#shared/remembered.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aSession } from '#testing/session.ts';
import { accountId, place } from '#testing/world.ts';

const viewId = '00000000-0000-4000-8000-000000000071';
const aView = (more: Partial<SavedView> = {}): SavedView => ({
  id: viewId,
  list: 'node',
  name: 'Broken',
  search: 'status=Failed',
  hiddenColumns: [],
  ...more,
});
const views = page.getByRole('navigation', { name: 'Saved views' });
const tab = (name: string) => views.getByRole('link', { name });
const button = (name: string) => page.getByRole('button', { name });

beforeEach(() => {
  remember('preferences', 'null');
  answerAsUsual(bff());
});

test('a filter is saved as a view, overwritten, deleted and brought back', async () => {
  bff().answer(createSavedView, ({ body }) => aView(body as NewSavedView));
  bff().answer(changeSavedView, ({ body }) => aView(body as Partial<SavedView>));
  bff().answer(deleteSavedView, null);
  const { address } = await open(paths.externalNodes(place));
  await expect.element(page.getByRole('grid')).toBeVisible();
  await expect.element(views).not.toBeInTheDocument();

  await page.getByRole('combobox', { name: 'Status' }).selectOptions('Running');
  await button('Save view').click();
  const form = page.getByRole('form', { name: 'Save view' });
  await form.getByRole('button', { name: 'Save view' }).click();
  await expect.element(form.getByRole('textbox')).toHaveAccessibleDescription('Name the view');
  await form.getByRole('textbox').fill('Healthy');
  await form.getByRole('button', { name: 'Save view' }).click();
  await expect.element(tab('Healthy')).toHaveAttribute('aria-current', 'page');
  const saved: NewSavedView = { list: 'node', name: 'Healthy', search: 'status=Running', hiddenColumns: [] };
  expect(bff().received(createSavedView)[0]?.body).toEqual(saved);
  await expect.poll(address).toContain(`status=Running&view=${viewId}`);

  bff().answer(changeSavedView, ({ body }) => aView({ ...saved, ...(body as Partial<SavedView>) }));
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await button('Save changes to Healthy').click();
  await expect.element(button('Save changes to Healthy')).not.toBeInTheDocument();
  expect(bff().received(changeSavedView)[0]?.body).toEqual({ search: 'sort=-name&status=Running', hiddenColumns: [] });

  await button('Actions for view Healthy').click();
  await page.getByRole('menuitem', { name: 'Delete view' }).click();
  await expect.element(page.getByText('View Healthy was deleted.')).toBeVisible();
  await expect.element(tab('Healthy')).not.toBeInTheDocument();
  await button('Undo').click();
  await expect.element(tab('Healthy')).toHaveAttribute('aria-current', 'page');
  expect(bff().received(createSavedView)[1]?.body).toEqual({ ...saved, search: 'sort=-name&status=Running' });
});

test('a taken name is refused at its field, and the view keeps its name', async () => {
  bff().answer(currentSession, aSession({ views: [aView()] }));
  bff().refuse(changeSavedView, 'name-taken', { fields: [{ path: 'name', code: 'view-name-taken' }] });
  await open(paths.externalNodes(place, `?status=Failed&view=${viewId}`));
  await button('Actions for view Broken').click();
  await page.getByRole('menuitem', { name: 'Rename view' }).click();
  const form = page.getByRole('form', { name: 'Rename view' });
  await form.getByRole('textbox').fill('Mine');
  await form.getByRole('button', { name: 'Rename view' }).click();
  await expect
    .element(form.getByRole('textbox'))
    .toHaveAccessibleDescription('Another view of this list has this name');
  await expect.element(tab('Broken')).toBeVisible();
});

test('a view opens its filter and its columns, on clusters and on pools', async () => {
  const clusters = aView({ list: 'cluster', name: 'Abroad', search: 'q=staging', hiddenColumns: ['version'] });
  const pools = aView({ list: 'pool', name: 'Racks', search: 'q=nothing+like+it', hiddenColumns: ['taints'] });
  bff().answer(currentSession, aSession({ views: [clusters, pools] }));
  const { address } = await open(paths.clusters(accountId));
  await expect.element(page.getByRole('columnheader', { name: 'Version' })).toBeVisible();
  await tab('Abroad').click();
  await expect.element(page.getByRole('columnheader', { name: 'Version' })).not.toBeInTheDocument();
  await expect.poll(address).toContain('q=staging');
  const hidden = { hiddenColumns: { cluster: ['version'] } };
  await expect.poll(() => bff().received(changePreferences).at(-1)?.body).toEqual(hidden);

  await open(paths.externalNodePools(place));
  await tab('Racks').click();
  await expect.element(page.getByText('No pools match')).toBeVisible();
  await tab('All').click();
  await expect.element(page.getByRole('link', { name: 'rack-7' })).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: 'Taints' })).not.toBeInTheDocument();
});
