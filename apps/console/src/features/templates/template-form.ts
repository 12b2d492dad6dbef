import { NewTemplate, type NewTemplateVersion, type TemplateVersion } from '@isthmus/contracts/templates';
import type { z } from 'zod';
import {
  emptySettings,
  fieldNames,
  formOfVersion,
  SettingsForm,
  settingsOfForm,
} from '#shared/pool-settings/settings-form.ts';

export const TemplateForm = SettingsForm.extend({ name: NewTemplate.shape.name, note: NewTemplate.shape.note });
export type TemplateForm = z.infer<typeof TemplateForm>;

export const templateFieldNames = ['name', ...fieldNames, 'note'] as const;

export const emptyTemplate: TemplateForm = { ...emptySettings, name: '', note: '' };

export const formOfTemplate = (name: string, version: TemplateVersion): TemplateForm => ({
  ...formOfVersion(version),
  name,
  note: '',
});

/** Returns the body of a new template. */
export const templateOf = (form: TemplateForm): NewTemplate => ({
  name: form.name.trim(),
  note: form.note.trim(),
  settings: settingsOfForm(form),
  customData: form.customData || null,
});

/**
 * Returns the body of a new version. Absent custom data keeps that of `source`, null removes it. `source` is the newest
 * version, or an older one that is restored.
 */
export function versionOf(form: TemplateForm, basedOn: TemplateVersion, source = basedOn): NewTemplateVersion {
  const { customData, ...body } = templateOf(form);
  const keeps = form.keepsCustomData && source.customData !== null;
  const restores = source === basedOn ? {} : { restores: source.version };
  return { ...body, basedOn: basedOn.version, ...restores, ...(!keeps && { customData }) };
}
