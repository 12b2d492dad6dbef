import type { Template } from '@isthmus/contracts/templates';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#shared/paths.ts';
import { useSettingNames } from '#shared/pool-settings/use-setting-lines.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';

interface Props {
  templates: Template[];
  chosen: Template | undefined;
  onChange: (templateId: string) => void;
  /** Names of the typed fields that keep their values although the template differs. */
  kept: string[];
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
