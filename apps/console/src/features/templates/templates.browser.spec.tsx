import { saveTemplateFromPool, copyTemplate, listTemplates } from '@isthmus/contracts/templates';
import { createExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { paths } from '#shared/paths.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { anOperation, aTemplate, aVersion, place, poolPlace, templateId } from '#testing/world.ts';

const dialog = page.getByRole('dialog');
const location = page.getByRole('textbox', { name: 'Location (IDC)' });
const key = page.getByRole('textbox', { name: 'Key of row 1' }).first();

beforeEach(() => answerAsUsual(bff()));

test('selecting a template fills the form and keeps typed values', async () => {
  const { address } = await open(paths.newExternalNodePool(place));
  await location.fill('idc-foshan-1');
  await page.getByRole('combobox', { name: 'From a template' }).selectOptions(templateId);
  await expect.poll(address).toContain(`template=${templateId}`);
  await expect.element(page.getByText('Kept as typed: Location (IDC).')).toBeVisible();
  await expect.element(location).toHaveValue('idc-foshan-1');
  await expect.element(key).toHaveValue('rack');
});

test('a pool from a template sends the template version, and its script never reaches the browser', async () => {
  const customData = { sha256: 'c'.repeat(64), bytes: 23 };
  bff().answer(listTemplates, { templates: [aTemplate({ latest: aVersion({ version: 3, customData }) })] });
  bff().answer(createExternalNodePool, anOperation());
  await open(paths.newExternalNodePool(place, templateId));
  await expect.element(page.getByRole('checkbox', { name: /^Keep the template’s custom data/ })).toBeChecked();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('rack-8');
  await page.getByRole('button', { name: 'Create pool' }).click();
  const template = { templateId, version: 3 };
  await expect
    .poll(() => bff().received(createExternalNodePool)[0]?.body)
    .toMatchObject({ template, customData: template, labels: [{ key: 'rack', value: 'r07' }] });
});

test('a form lists the fields that are not known in its template', async () => {
  const { settings } = aVersion();
  const latest = aVersion({ settings: { ...settings, notKnown: ['customData'] } });
  bff().answer(listTemplates, { templates: [aTemplate({ latest })] });
  await open(paths.newExternalNodePool(place, templateId));
  const form = page.getByRole('form', { name: 'Create external node pool' });
  await expect.element(form).toMatchTextContent(/Unknown in the template: .*Custom data/);
});

test('a pinned runtime without a version is refused at its field, in the language of the page', async () => {
  await open(paths.newTemplate());
  await page.getByRole('radio', { name: 'Pinned version' }).click();
  await page.getByRole('button', { name: 'Create template' }).click();
  const version = page.getByRole('textbox', { name: 'Runtime version' });
  await expect.element(version).toHaveAccessibleDescription('Fill this in');
  await changeLanguage('zh-CN');
  await expect.element(page.getByRole('textbox', { name: '运行时版本' })).toHaveAccessibleDescription('请填写此项');
});

test('saving a pool as a template lists the values that TKE does not report', async () => {
  bff().answer(saveTemplateFromPool, aTemplate());
  const { address } = await open(`${paths.externalNodePool(poolPlace)}?open=save-as-template`);
  await expect.element(dialog).toMatchTextContent('marked as unknown');
  await dialog.getByRole('textbox', { name: 'Template name' }).fill('saved');
  await dialog.getByRole('button', { name: 'Save template' }).click();
  await expect.poll(address).toBe(paths.template(templateId));
  expect(bff().received(saveTemplateFromPool)[0]?.body).toMatchObject({ name: 'saved' });
});

test('a copy with a used name shows a fault at its field', async () => {
  const fields = [{ path: 'name', code: 'template-name-taken' as const }];
  bff().refuse(copyTemplate, 'name-taken', { fields });
  await open(paths.template(templateId));
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Copy' }).click();
  const name = dialog.getByRole('textbox', { name: 'Name of the copy' });
  await expect.element(name).toHaveFocus();
  await name.fill('racks');
  await dialog.getByRole('button', { name: 'Copy template' }).click();
  await expect.element(name).toHaveAccessibleDescription('Another template has this name');
});
