import type { TemplateVersion } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RevealButton } from '#shared/acts/reveal-button.tsx';
import { settingNames, settingsOfVersion } from '#shared/pool-settings/settings.ts';
import { useSettingLines } from '#shared/pool-settings/use-setting-lines.ts';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Facts } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';
import { revealingCustomData, useCustomDataRefusal } from '../queries.ts';

interface Props {
  templateId: string;
  version: TemplateVersion;
  title: string;
  action: ReactNode;
}

/** Shows one version whole. Values missing from the source pool show "not known". */
export function TemplateSettings({ templateId, version, title, action }: Props) {
  const { t } = useTranslation(['templates', 'pool-settings']);
  const linesOf = useSettingLines();
  const settings = settingsOfVersion(version);
  return (
    <Section title={title} action={action}>
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
                  <RevealCustomData key={version.version} templateId={templateId} version={version} />
                )}
              </div>
            ),
        }))}
      />
    </Section>
  );
}

/**
 * Shows custom data on request, because it may hold secrets. Each read is audited, and only this component keeps it.
 */
function RevealCustomData({ templateId, version }: Pick<Props, 'templateId' | 'version'>) {
  const { t } = useTranslation('templates');
  const revealing = useMutation(revealingCustomData(templateId, version.version));
  return (
    <div className="grid max-w-2xl gap-2">
      <RevealButton
        refusal={useCustomDataRefusal(version)}
        isShown={revealing.isSuccess}
        pending={revealing.isPending}
        problem={revealing.error}
        onShow={() => revealing.mutate()}
        onHide={() => revealing.reset()}
      />
      {revealing.data && (
        <CommandBlock what={t('revealed', { version: version.version })} command={revealing.data.text} />
      )}
    </div>
  );
}
