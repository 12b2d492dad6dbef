import type { Template } from '@isthmus/contracts/templates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Shell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { useSettingNames } from '#shared/pool-settings/use-setting-lines.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import type { PoolForm } from './pool-form.ts';

const withLabel = (fields: (keyof PoolForm)[]) =>
  fields.filter((field) => field !== 'name' && field !== 'keepsCustomData' && field !== 'notKnown');

/** Stores the id of the form's template in the URL. */
export function useChosenTemplate(templates: Template[], fillFrom: (template?: Template) => PoolForm) {
  const [search, setSearch] = useSearchParams();
  // Keeps the version that filled the form. A newer read does not fill it again.
  const [chosen, setChosen] = useState(() => {
    const template = templates.find(({ id }) => id === search.get('template'));
    return { template, initial: fillFrom(template), kept: [] as ReturnType<typeof withLabel> };
  });

  /** Fills the form from another template. Keeps typed values. */
  function choose<Output, Body>(id: string, { form, refill }: Shell<PoolForm, Output, Body>) {
    const template = templates.find((each) => each.id === id);
    const initial = fillFrom(template);
    const { isSubmitted } = form.formState;
    const kept = refill(initial);
    // Keeps a typed script instead of the template's script.
    if (kept.includes('customData')) form.setValue('keepsCustomData', false);
    setChosen({ template, initial, kept: withLabel(kept) });
    setSearch(template ? { template: id } : {}, { replace: true });
    if (isSubmitted) void form.trigger();
  }
  return { ...chosen, choose };
}

interface Props {
  templates: Template[];
  chosen: Template | undefined;
  onChange: (templateId: string) => void;
  /** Names of the typed fields that keep their values although the template differs. */
  kept: ReturnType<typeof withLabel>;
}

export function TemplateSelect({ templates, chosen, onChange, kept }: Props) {
  const { t } = useTranslation('external-node-pools');
  const fields = Object.values(useSettingNames(kept)).join(', ');
  return (
    <Explained note={t('template.note')}>
      <Field label={t('template.label')}>
        <Select value={chosen?.id ?? ''} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('template.without')}</option>
          {templates.map(({ id, name, latest }) => (
            <option key={id} value={id}>
              {t('fromTemplate', { name, version: latest.version })}
            </option>
          ))}
        </Select>
      </Field>
      <p role="status" className="text-text-soft mt-1 text-xs">
        {kept.length > 0 && t('template.kept', { fields })}
        {templates.length === 0 && (
          <Link to={paths.newTemplate()} className="link">
            {t('template.first')}
          </Link>
        )}
      </p>
    </Explained>
  );
}

/** Lists the fields that TKE did not report when the template was saved from a pool. */
export function NotKnownByTemplate({ template }: { template: Template | undefined }) {
  const { t } = useTranslation('external-node-pools');
  const names = Object.values(useSettingNames(template?.latest.settings.notKnown ?? []));
  if (!names.length) return null;
  return (
    <Banner tone="warn" title={t('new.notKnown', { fields: names.join(', ') })}>
      {t('new.notKnownHelp')}
    </Banner>
  );
}
