import type { TemplateVersion } from '@isthmus/contracts/templates';
import { useTranslation } from 'react-i18next';
import { settingNames, settingsOfVersion } from '#shared/pool-settings/settings.ts';
import { useSettingLines } from '#shared/pool-settings/use-setting-lines.ts';
import { Facts } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';
import { RevealCustomData } from './reveal-custom-data.tsx';

/** Shows the newest version. Values missing from the source pool show "not known". */
export function TemplateSettings({ templateId, version }: { templateId: string; version: TemplateVersion }) {
  const { t } = useTranslation(['templates', 'pool-settings']);
  const linesOf = useSettingLines();
  const settings = settingsOfVersion(version);
  return (
    <Section title={t('settings')}>
      <Facts
        notReported={t('pool-settings:value.notKnown')}
        facts={settingNames.map((name) => ({
          name: t(`pool-settings:name.${name}`),
          value:
            settings[name] === undefined ? null : (
              <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
                {linesOf(name, settings).map((line) => (
                  <span key={line} className="wrap-anywhere">
                    {line}
                  </span>
                ))}
                {name === 'customData' && version.customData && (
                  <RevealCustomData key={version.version} templateId={templateId} version={version.version} />
                )}
              </div>
            ),
        }))}
      />
    </Section>
  );
}
