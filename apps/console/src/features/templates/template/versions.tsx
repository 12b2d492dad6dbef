import type { TemplateVersion } from '@isthmus/contracts/templates';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { SettingsDiff } from '#shared/pool-settings/settings-diff.tsx';
import { settingsOfVersion } from '#shared/pool-settings/settings.ts';
import { Age } from '#shared/time/age.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

interface Props {
  /** Newest first. */
  versions: TemplateVersion[];
  pools: { version: number }[];
}

/** Lists every version and compares any two. The URL stores the two. */
export function Versions({ versions, pools }: Props) {
  const { t } = useTranslation(['templates', 'pool-settings', 'shared']);
  const [search, setSearch] = useSearchParams();
  const versionIn = (name: string, otherwise: TemplateVersion | undefined) =>
    versions.find(({ version }) => version === Number(search.get(name))) ?? otherwise;
  const before = versionIn('from', versions[1]);
  const after = versionIn('to', versions[0]);
  const choose = (name: string) => (version: number) =>
    setSearch(
      (now) => {
        now.set(name, String(version));
        return now;
      },
      { replace: true },
    );
  return (
    <>
      <Section title={t('versions')}>
        <Table aria-label={t('versions')}>
          <thead>
            <tr>
              <Th>{t('column.version')}</Th>
              <Th>{t('column.changed')}</Th>
              <Th className="max-md:hidden">{t('column.by')}</Th>
              <Th>{t('pool-settings:name.note')}</Th>
              <Th className="max-md:hidden">{t('pool-settings:name.customData')}</Th>
              <Th className="text-right">{t('column.pools')}</Th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ version, createdAt, createdBy, note, customData }) => (
              <Tr key={version}>
                <Td>{version}</Td>
                <Td>
                  <Age at={createdAt} />
                </Td>
                <Td className="max-md:hidden">{createdBy.name}</Td>
                <Td className="break-words">{note}</Td>
                <Td className="font-mono text-xs max-md:hidden">
                  {customData ? `sha256 ${customData.sha256.slice(0, 12)}` : t('shared:none')}
                </Td>
                <Td className="text-right">{pools.filter((pool) => pool.version === version).length}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Section>
      {before && after && versions.length > 1 && (
        <Section
          title={t('compare.title')}
          action={
            <div className="flex flex-wrap gap-3">
              <VersionSelect
                label={t('compare.from')}
                versions={versions}
                value={before.version}
                onChange={choose('from')}
              />
              <VersionSelect
                label={t('compare.to')}
                versions={versions}
                value={after.version}
                onChange={choose('to')}
              />
            </div>
          }
        >
          <SettingsDiff
            label={t('compare.title')}
            columns={[t('version', { version: before.version }), t('version', { version: after.version })]}
            before={settingsOfVersion(before)}
            after={settingsOfVersion(after)}
          />
        </Section>
      )}
    </>
  );
}

interface SelectProps {
  label: string;
  versions: TemplateVersion[];
  value: number;
  onChange: (version: number) => void;
}

function VersionSelect({ label, versions, value, onChange }: SelectProps) {
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
