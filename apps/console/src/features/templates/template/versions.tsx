import type { TemplateVersion } from '@isthmus/contracts/templates';
import { ActButton } from '#shared/acts/act-button.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { paths } from '#shared/paths.ts';
import { compareSettings, SettingsDiff } from '#shared/pool-settings/settings-diff.tsx';
import { settingNames, settingsOfVersion } from '#shared/pool-settings/settings.ts';
import { Age } from '#shared/time/age.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { Section } from '#shared/ui/section.tsx';
import { useTemplateRefusal } from '../queries.ts';
import { TemplateSettings } from './template-settings.tsx';

interface Props {
  templateId: string;
  /** Newest first. */
  versions: TemplateVersion[];
  pools: { version: number }[];
  /** Between what a version changed and the version whole. */
  children: ReactNode;
}

/** Lists every version. Shows the chosen one whole, and what it changed against another. The URL stores both. */
export function Versions({ templateId, versions, pools, children }: Props) {
  const refusal = useTemplateRefusal();
  const { t } = useTranslation('templates');
  const [search, setSearch] = useSearchParams();
  const shown = versions.find(({ version }) => version === Number(search.get('to'))) ?? versions[0];
  if (!shown) return null;
  const others = versions.filter((each) => each !== shown);
  const against =
    others.find(({ version }) => version === Number(search.get('from'))) ??
    others.find(({ version }) => version < shown.version) ??
    others[0];
  const isNewest = shown === versions[0];
  const choose = (version: string) =>
    setSearch(
      (now) => {
        now.set('from', version);
        return now;
      },
      { replace: true },
    );
  const opening = (version: number) => {
    const next = new URLSearchParams(search);
    next.set('to', String(version));
    next.delete('from');
    return `?${next}`;
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 lg:grid-cols-[232px_minmax(0,1fr)]">
      <Section title={t('versions')}>
        <ul aria-label={t('versions')} className="-mx-2 grid">
          {versions.map(({ version, createdAt, createdBy, note }) => {
            const made = pools.filter((pool) => pool.version === version).length;
            return (
              <li key={version}>
                <Link
                  to={opening(version)}
                  replace
                  aria-current={version === shown.version ? 'true' : undefined}
                  className="hover:bg-hover aria-[current]:bg-accent-soft grid grid-cols-[2.25rem_minmax(0,1fr)_auto] gap-x-1 rounded-md px-2 py-1.5"
                >
                  <span className="font-semibold">{t('short.version', { version })}</span>
                  <span className="min-w-0">
                    <span className="block wrap-anywhere">
                      {note || t(version === 1 ? 'versionCreated' : 'versionWithoutNote')}
                    </span>
                    <span className="text-text-soft block text-xs">
                      {createdBy.name}, <Age at={createdAt} />
                    </span>
                  </span>
                  <span className="text-text-soft tabular text-xs" title={t('made.count', { count: made })}>
                    {made}
                    <span className="sr-only"> {t('made.unit', { count: made })}</span>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      </Section>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {against && <Comparison {...{ shown, against, others, choose }} />}
        {children}
        <TemplateSettings
          templateId={templateId}
          version={shown}
          title={isNewest ? t('settings') : t('settingsOf', { version: shown.version })}
          action={
            !isNewest && (
              <ActButton refusal={refusal} to={`${paths.editTemplate(templateId)}?restore=${shown.version}`}>
                {t('restore.open')}
              </ActButton>
            )
          }
        />
      </div>
    </div>
  );
}

interface ComparisonProps {
  shown: TemplateVersion;
  against: TemplateVersion;
  /** The versions to choose from. */
  others: TemplateVersion[];
  choose: (version: string) => void;
}

/** Shows what a version changed against another one. */
function Comparison({ shown, against, others, choose }: ComparisonProps) {
  const { t } = useTranslation('templates');
  const [before, after] = [settingsOfVersion(against), settingsOfVersion(shown)];
  const count = compareSettings(before, after).filter(({ verdict }) => verdict === 'changed').length;
  return (
    <Section
      title={
        <>
          {t('compare.title', { version: shown.version })}{' '}
          <span className="text-text-soft text-sm font-normal">
            {t('compare.count', { count, total: settingNames.length })}
          </span>
        </>
      }
      action={
        <label className="flex items-center gap-2">
          <span className="text-text-soft">{t('compare.against')}</span>
          <Select value={against.version} onChange={({ target }) => choose(target.value)}>
            {others.map(({ version }) => (
              <option key={version} value={version}>
                {t('short.version', { version })}
              </option>
            ))}
          </Select>
        </label>
      }
    >
      <SettingsDiff
        label={t('compare.title', { version: shown.version })}
        columns={[t('version', { version: against.version }), t('version', { version: shown.version })]}
        before={before}
        after={after}
      />
    </Section>
  );
}
