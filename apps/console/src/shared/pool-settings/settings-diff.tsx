import { useTranslation } from 'react-i18next';
import { DiffTable } from '#shared/diff-table.tsx';
import { compareSettings } from './compare-settings.ts';
import type { Settings } from './settings.ts';
import { useSettingLines } from './use-setting-lines.ts';

interface Props {
  label: string;
  columns: [string, string];
  before: Settings;
  after: Settings;
}

/** Compares two settings by field. An unknown value shows "not known", never empty. */
export function SettingsDiff({ label, columns, before, after }: Props) {
  const { t } = useTranslation('pool-settings');
  const linesOf = useSettingLines();
  return (
    <DiffTable
      label={label}
      columns={columns}
      rows={compareSettings(before, after).map(({ name, verdict }) => ({
        name: t(`name.${name}`),
        verdict,
        values: [linesOf(name, before), linesOf(name, after)],
      }))}
    />
  );
}
