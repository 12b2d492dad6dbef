import type { TemplateVersion } from '@isthmus/contracts/templates';
import { useTranslation } from 'react-i18next';
import { Select } from '#shared/ui/field/select.tsx';

interface Props {
  label: string;
  versions: TemplateVersion[];
  value: number;
  onChange: (version: number) => void;
}

export function VersionSelect({ label, versions, value, onChange }: Props) {
  const { t } = useTranslation('templates');
  return (
    <label className="flex items-center gap-2">
      {label}
      <Select value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {t('version', { version })}
          </option>
        ))}
      </Select>
    </label>
  );
}
