import type { ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { TemplateVersion } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { revealingCustomData, useCustomDataRefusal } from '#features/templates/queries.ts';
import { DiffView } from '#shared/diff/diff-view.tsx';
import { RevealButton } from '#shared/acts/reveal-button.tsx';

/** The version of the template that the pool was made from. TKE does not show the pool's own script. */
export interface Origin {
  templateId: string;
  name: string;
  version: TemplateVersion;
}

interface Props {
  origin: Origin;
  /** The typed text, or the version that holds the new script. */
  script: NonNullable<ModifyExternalNodePool['customData']>;
}

const linesOf = (text = '') => (text ? text.split('\n') : []);

/**
 * Compares the new script with the one of the pool's template, line by line. Scripts may hold secrets, so nothing is
 * read before the person asks for it, and only this component keeps it.
 */
export function ScriptChange({ origin: { templateId, name, version }, script }: Props) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const isTyped = typeof script === 'string';
  const before = useMutation(revealingCustomData(templateId, version.version));
  const after = useMutation(revealingCustomData(templateId, isTyped ? version.version : script.version));
  const refusal = useCustomDataRefusal(version);
  const needed = [...(version.customData ? [before] : []), ...(isTyped ? [] : [after])];
  // Nothing is stored to compare with: the whole script is new, and the person typed it.
  if (needed.length === 0) return null;
  const isShown = needed.every(({ isSuccess }) => isSuccess);
  const label = t('pool-settings:name.customData');
  return (
    <div className="grid gap-2">
      <RevealButton
        refusal={refusal}
        isShown={isShown}
        pending={needed.some(({ isPending }) => isPending)}
        problem={before.error ?? after.error}
        onShow={() => needed.filter(({ isSuccess }) => !isSuccess).forEach(({ mutate }) => mutate())}
        onHide={() => needed.forEach(({ reset }) => reset())}
      />
      {isShown && (
        <>
          <p className="text-text-soft max-w-[72ch]">{t('modify.scriptOfTemplate')}</p>
          <DiffView
            label={t('modify.scriptChange')}
            columns={[t('modify.versionOf', { name, version: version.version }), t('modify.after')]}
            rows={[
              {
                name: label,
                verdict: version.settings.notKnown.includes('customData') ? 'not-known' : 'changed',
                before: linesOf(before.data?.text),
                after: linesOf(isTyped ? script : after.data?.text),
                isText: true,
              },
            ]}
          />
        </>
      )}
    </div>
  );
}
