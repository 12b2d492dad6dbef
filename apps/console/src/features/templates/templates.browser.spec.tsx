import {
  addTemplateVersion,
  copyTemplate,
  getTemplate,
  listTemplates,
  revealTemplateCustomData,
  saveTemplateFromPool,
} from '@isthmus/contracts/templates';
import {
  createExternalNodePool,
  getExternalNodePool,
  modifyExternalNodePool,
} from '@isthmus/contracts/external-node-pools';
import { currentSession } from '@isthmus/contracts/session';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { paths } from '#shared/paths.ts';
import { poolLine } from '#testing/acts.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { bff, open } from '#testing/page.tsx';
import { aSession } from '#testing/session.ts';
import { aTemplate, aVersion } from '#testing/templates.ts';
import { anOperation, aPool, anObservation, place, poolPlace, templateId } from '#testing/world.ts';

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

/** Version 2 has a taint, another runtime and another script; the pool was made from version 1. */
function answerBehind() {
  const { settings } = aVersion();
  const taints = [{ key: 'idc', value: 'true', effect: 'NoSchedule' as const }];
  const runtime = { type: 'containerd', version: '1.7.28' };
  const customData = { sha256: 'c'.repeat(64), bytes: 23 };
  const newest = aVersion({ version: 2, note: 'taint added', settings: { ...settings, taints, runtime }, customData });
  const versions = [newest, aVersion({ note: 'first' })];
  const template = aTemplate({ latest: newest, behind: 1 });
  const madeFrom = { templateId, name: 'racks', version: 1, latest: 2 };
  const old = { type: 'containerd', version: '1.6.9' };
  const pool = aPool({ labels: [{ key: 'row', value: '4' }], taints: [], runtime: old, madeFrom });
  const made = { ...poolPlace, clusterName: 'prod-gz', name: pool.name, version: 1, pool };
  bff().answer(getTemplate, { template, versions, pools: [made] });
  return { pool, newest };
}

test('a template shows what its newest version changed and what each pool behind it gets', async () => {
  answerBehind();
  const { address } = await open(paths.template(templateId));
  await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent('racks: 1 of 1 pools are behind v2');
  const comparison = page.getByRole('table', { name: 'What v2 changed' });
  await expect.element(comparison.getByRole('row', { name: /^Taints/ })).toMatchTextContent('idc=true:NoSchedule');
  await expect.element(comparison.getByRole('row', { name: /Same in both/ })).toMatchTextContent('rack=r07');
  const behind = page.getByRole('table', { name: 'Pools behind v2' }).getByRole('row', { name: /rack-7/ });
  await expect.element(behind).toMatchTextContent(/Taints, Custom data.*Runtime.*TKE cannot change this on a pool/);
  await page.getByRole('list', { name: 'Versions' }).getByRole('link', { name: /first/ }).click();
  await expect.poll(address).toContain('to=1');
  await expect.element(page.getByRole('heading', { name: 'Settings of version 1' })).toBeVisible();
});

test('an old version is restored as a new one, with its own custom data', async () => {
  const { newest } = answerBehind();
  const kept = { sha256: 'd'.repeat(64), bytes: 12 };
  const old = aVersion({ note: 'first', customData: kept });
  bff().answer(getTemplate, { template: aTemplate({ latest: newest }), versions: [newest, old], pools: [] });
  bff().answer(addTemplateVersion, aTemplate());
  await open(`${paths.editTemplate(templateId)}?restore=1`);
  await page.getByRole('button', { name: 'Save version 3' }).click();
  await expect
    .poll(() => bff().received(addTemplateVersion)[0]?.body)
    .toMatchObject({
      basedOn: 2,
      restores: 1,
      settings: { taints: [] },
    });
  expect(bff().received(addTemplateVersion)[0]?.body).not.toHaveProperty('customData');
});

test('a review brings the pool what changed, keeps what only the pool has, and names the version', async () => {
  const { pool } = answerBehind();
  const observation = anObservation();
  bff().answer(getExternalNodePool, { pool, acts: [poolLine()], observation, nodesObservation: observation });
  bff().answer(modifyExternalNodePool, anOperation());
  await open(paths.modifyExternalNodePool(poolPlace, templateId));
  await expect.element(page.getByText('From racks v2')).toBeVisible();
  await expect.element(page.getByText(/TKE cannot change on a pool: Runtime/)).toBeVisible();
  await page.getByRole('button', { name: 'Save changes' }).click();
  const template = { templateId, version: 2 };
  await expect
    .poll(() => bff().received(modifyExternalNodePool)[0]?.body)
    .toEqual({
      basedOn: pool.digest,
      taints: [{ key: 'idc', value: 'true', effect: 'NoSchedule' }],
      customData: template,
      template,
    });
});

test('the change of a script is shown line by line, and only after the person asked for it', async () => {
  const { pool, newest } = answerBehind();
  const old = aVersion({ customData: { sha256: 'd'.repeat(64), bytes: 12 } });
  bff().answer(getTemplate, { template: aTemplate({ latest: newest }), versions: [newest, old], pools: [] });
  const observation = anObservation();
  bff().answer(getExternalNodePool, { pool, acts: [poolLine()], observation, nodesObservation: observation });
  bff().answer(revealTemplateCustomData, { text: 'mount /data\nsync\n' });
  await open(paths.modifyExternalNodePool(poolPlace));
  await page.getByRole('textbox', { name: 'Custom data' }).fill('mount /srv\nsync\n');
  const comparison = page.getByRole('table', { name: 'Changes to custom data' });
  await expect.element(page.getByRole('table', { name: 'Changes', exact: true })).toMatchTextContent('New script');
  expect(bff().received(revealTemplateCustomData)).toEqual([]);
  await page.getByRole('button', { name: 'Show custom data' }).click();
  await expect.element(comparison).toMatchTextContent(/racks v1.*Before: mount \/data.*After: mount \/srv.*sync/);
  expect(bff().received(revealTemplateCustomData)).toHaveLength(1);
  await page.getByRole('button', { name: 'Hide custom data' }).click();
  await expect.element(comparison).not.toBeInTheDocument();
});

test('who only reads sees that a pool from a template needs an operator', async () => {
  bff().answer(currentSession, aSession({ isOwner: false, permits: [], grants: [{ ...place, role: 'viewer' }] }));
  await open(paths.template(templateId));
  const use = page.getByRole('button', { name: 'Create pool from template' });
  await expect.element(use).toHaveAttribute('aria-disabled', 'true');
  await expect.element(use).toHaveAccessibleDescription(/operator/i);
});
