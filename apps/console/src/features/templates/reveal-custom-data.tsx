import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { revealingCustomData } from './queries.ts';

/**
 * Shows custom data on request, because it may hold secrets. Each read is audited, and only this component keeps it.
 */
export function RevealCustomData({ templateId, version }: { templateId: string; version: number }) {
  const { t } = useTranslation('templates');
  const revealing = useMutation(revealingCustomData(templateId, version));
  return (
    <div className="grid max-w-2xl gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {revealing.data ? (
          <Button size="sm" onClick={() => revealing.reset()}>
            {t('reveal.hide')}
          </Button>
        ) : (
          <Button size="sm" onClick={() => revealing.mutate()} pending={revealing.isPending}>
            {t('reveal.show')}
          </Button>
        )}
        <span className="text-text-soft text-xs">{t('reveal.audited')}</span>
      </div>
      {revealing.data && <CommandBlock what={t('reveal.what', { version })} command={revealing.data.text} />}
      <ProblemAlert problem={revealing.error} />
    </div>
  );
}
