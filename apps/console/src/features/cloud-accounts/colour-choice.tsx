import { AccountColour } from '@isthmus/contracts/cloud-accounts';
import { useTranslation } from 'react-i18next';
import { AccountMark } from '#shared/account-mark.tsx';
import { Checkbox } from '#shared/ui/checkbox.tsx';

interface Props {
  chosen: AccountColour;
  onChange: (colour: AccountColour) => void;
}

/** The colour that marks an account on every page. */
export function ColourChoice({ chosen, onChange }: Props) {
  const { t } = useTranslation('cloud-accounts');
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
            checked={chosen === colour}
            onChange={() => onChange(colour)}
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
