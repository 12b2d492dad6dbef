import { AccountColour, type NewCloudAccount } from '@isthmus/contracts/cloud-accounts';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AccountMark } from '#shared/account-mark.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';

/** Selects the colour that marks an account on every page. */
export function ColourChoice() {
  const { t } = useTranslation('cloud-accounts');
  const { control } = useFormContext<Pick<NewCloudAccount, 'colour'>>();
  const { field } = useController({ control, name: 'colour' });
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium">{t('add.colourLabel')}</legend>
      <p className="text-text-soft text-xs">{t('add.colourHelp')}</p>
      <div className="flex flex-wrap gap-x-5">
        {AccountColour.options.map((colour) => (
          <Checkbox
            key={colour}
            kind="radio"
            name="colour"
            value={colour}
            checked={field.value === colour}
            onChange={() => field.onChange(colour)}
            label={
              <span className="inline-flex items-center gap-1.5">
                <AccountMark colour={colour} />
                {t(`colour.${colour}`)}
              </span>
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
