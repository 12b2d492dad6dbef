import type { NotKnown } from '@isthmus/contracts/templates';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Button } from '#shared/ui/button.tsx';
import type { SettingsForm } from './settings-form.ts';

interface Props {
  name: z.infer<typeof NotKnown>;
  children: ReactNode;
}

/** Shows "not known" until a person fills a field that TKE did not report for the template's source pool. */
export function Known({ name, children }: Props) {
  const { t } = useTranslation('pool-settings');
  const { watch, setValue } = useFormContext<SettingsForm>();
  const notKnown = watch('notKnown');
  if (!notKnown.includes(name)) return children;
  const label = t(`name.${name}`);
  return (
    <div className="grid max-w-[560px] gap-1">
      <span className="font-medium">{label}</span>
      <div className="bg-hover flex flex-wrap items-center justify-between gap-2 rounded-md px-2.5 py-1.5">
        <span className="text-text-soft">{t('value.notKnown')}</span>
        <Button
          size="sm"
          aria-label={t('known.fillIn', { name: label })}
          onClick={() =>
            setValue(
              'notKnown',
              notKnown.filter((each) => each !== name),
              { shouldDirty: true },
            )
          }
        >
          {t('known.short')}
        </Button>
      </div>
      <p className="text-text-soft text-xs">{t('known.help')}</p>
    </div>
  );
}
