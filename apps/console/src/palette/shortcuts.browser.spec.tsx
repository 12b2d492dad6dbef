import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { accountId, place, poolPlace } from '#testing/world.ts';

const title = (name: string) => page.getByRole('heading', { level: 1, name });
beforeEach(() => answerAsUsual(bff()));

test.for([
  ['en', 'Keyboard shortcuts', 'Modify what the page shows'],
  ['zh-CN', '键盘快捷键', '修改当前页面的对象'],
] as const)('in %s, ? lists the shortcuts', async ([language, name, line]) => {
  await changeLanguage(language);
  await open(paths.clusters(accountId));
  await expect.element(page.getByRole('banner')).toBeVisible();
  await userEvent.keyboard('?');
  const sheet = page.getByRole('dialog', { name });
  await expect.element(sheet).toMatchTextContent(line);
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet).not.toBeInTheDocument();
});

test.for([
  ['gc', paths.clusters(accountId)],
  ['gt', paths.templates()],
  ['ga', paths.activity(accountId)],
  ['gn', paths.externalNodes(place)],
  ['e', paths.modifyExternalNodePool(poolPlace)],
  ['a', paths.addHosts(poolPlace)],
] as const)('on the page of a pool, %s leads to %s', async ([keys, destination]) => {
  const { address } = await open(paths.externalNodePool(poolPlace));
  await expect.element(title('rack-7')).toBeVisible();
  await userEvent.keyboard(keys);
  await expect.poll(address).toBe(destination);
});

test('without a cluster, g n leads to the nodes of the fleet', async () => {
  const { address } = await open(paths.templates());
  await expect.element(title('Templates')).toBeVisible();
  await userEvent.keyboard('gn');
  await expect.poll(address).toBe(paths.fleetNodes());
});

test('an unknown second key does nothing', async () => {
  const { address } = await open(paths.templates());
  await expect.element(title('Templates')).toBeVisible();
  await userEvent.keyboard('ggggx');
  // A later shortcut shows that the earlier ones have been handled.
  await userEvent.keyboard('?');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(address()).toBe(paths.templates());
});

describe('letters are no shortcuts', () => {
  test('while typing', async () => {
    const { address } = await open(paths.externalNodes(place));
    const filter = page.getByRole('searchbox');
    await filter.click();
    await userEvent.keyboard('gc?ea');
    await expect.element(filter).toHaveValue('gc?ea');
    expect(address()).toMatch(/\/nodes(\?|$)/);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  test('while a dialog is open', async () => {
    const { address } = await open(`${paths.externalNodePool(poolPlace)}?open=save-as-template`);
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toBeVisible();
    (dialog.element() as HTMLElement).focus();
    await userEvent.keyboard('gce?');
    expect(address()).toBe(`${paths.externalNodePool(poolPlace)}?open=save-as-template`);
    await expect.element(dialog).toHaveLength(1);
  });
});

test('in the list of nodes, / goes to the filter, j and k to the rows, and x selects', async () => {
  await open(paths.externalNodes(place));
  const row = (name: string) => page.getByRole('row', { name });
  await expect.element(row('node-10.4.7.11')).toBeVisible();
  await userEvent.keyboard('/');
  await expect.element(page.getByRole('searchbox')).toHaveFocus();
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('j');
  await expect.element(row('node-10.4.7.11')).toHaveFocus();
  await userEvent.keyboard('j');
  await expect.element(row('node-10.4.7.12')).toHaveFocus();
  await userEvent.keyboard('x');
  await expect.element(page.getByRole('checkbox', { name: 'Select node-10.4.7.12' })).toBeChecked();
  await userEvent.keyboard('k{Control>}x{/Control}');
  await expect.element(row('node-10.4.7.11')).toHaveFocus();
  await expect.element(page.getByRole('checkbox', { name: 'Select node-10.4.7.11' })).not.toBeChecked();
});
