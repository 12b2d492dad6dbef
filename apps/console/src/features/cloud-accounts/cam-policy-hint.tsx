import { useTranslation } from 'react-i18next';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { camPolicy } from './cam-policy.ts';

/** Shows the CAM policy to copy, and its uncertain parts. */
export function CamPolicyHint() {
  const { t } = useTranslation('cloud-accounts');
  return (
    <details>
      <summary className="link min-h-6 w-fit">{t('policy.title')}</summary>
      <div className="mt-2 grid max-w-[72ch] gap-2">
        <p>{t('policy.lead')}</p>
        <CommandBlock what={t('policy.what')} command={camPolicy} />
        <p className="text-text-soft text-xs">{t('policy.secret')}</p>
        <p className="text-text-soft text-xs">{t('policy.resource')}</p>
      </div>
    </details>
  );
}
