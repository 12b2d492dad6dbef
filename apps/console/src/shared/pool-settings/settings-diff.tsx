import { useTranslation } from 'react-i18next';
import { DiffView } from '#shared/diff/diff-view.tsx';
import { settingNames, type SettingName, type Settings } from './settings.ts';
import { useSettingLines } from './use-setting-lines.ts';

type Verdict = 'same' | 'changed' | 'not-known';
const unordered: ReadonlySet<SettingName> = new Set(['labels', 'taints']);

/** Labels and taints are sets: their order does not matter. */
const canonical = (name: SettingName, value: Settings[SettingName]) =>
  unordered.has(name) && Array.isArray(value)
    ? JSON.stringify(value.map((item) => JSON.stringify(item)).toSorted())
    : JSON.stringify(name === 'customData' && typeof value === 'object' ? value && { ...value } : value);

/** Compares every setting. A value that is unknown on one side cannot be compared. */
export const compareSettings = (before: Settings, after: Settings): { name: SettingName; verdict: Verdict }[] =>
  settingNames.map((name) => {
    const [one, other] = [before[name], after[name]];
    if (one === undefined || other === undefined)
      return { name, verdict: one === other ? 'same' : 'not-known' } as const;
    return { name, verdict: canonical(name, one) === canonical(name, other) ? 'same' : 'changed' } as const;
  });

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
    <DiffView
      label={label}
      columns={columns}
      rows={compareSettings(before, after).map(({ name, verdict }) => ({
        name: t(`name.${name}`),
        verdict,
        before: linesOf(name, before),
        after: linesOf(name, after),
      }))}
    />
  );
}
