import { AccountColour, type CredentialProof, type NewCloudAccount } from '@isthmus/contracts/cloud-accounts';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AccountMark } from '#shared/account-mark.tsx';
import { FieldFault } from '#shared/i18n/field-fault.tsx';
import { Button } from '#shared/ui/button.tsx';
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

interface RegionProps extends Pick<CredentialProof, 'regions'> {
  /** Regions that stay chosen. */
  fixed?: string[];
}

/** Selects the regions in which Isthmus looks for clusters. */
export function RegionChoice({ regions, fixed = [] }: RegionProps) {
  const { t } = useTranslation('cloud-accounts');
  const { control } = useFormContext<Pick<NewCloudAccount, 'regions'>>();
  const { field, fieldState } = useController({ control, name: 'regions' });
  const { value: chosen, onChange } = field;
  const all = regions.map(({ region }) => region);
  const toggle = (region: string, on: boolean) =>
    onChange(all.filter((one) => (one === region ? on : chosen.includes(one))));
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium">{t('add.regionsLabel')}</legend>
      <p className="text-text-soft text-xs">{t('add.regionsHelp')}</p>
      {regions.length === 0 && <p className="text-bad">{t('add.noRegions')}</p>}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4">
        {regions.map(({ region, name }) => (
          <Checkbox
            key={region}
            label={
              <>
                <span className="font-mono text-xs">{region}</span>{' '}
                {name !== region && <span className="text-text-soft text-xs">{name}</span>}
              </>
            }
            checked={chosen.includes(region)}
            disabled={fixed.includes(region)}
            onChange={(event) => toggle(region, event.target.checked)}
          />
        ))}
      </div>
      <FieldFault error={fieldState.error?.message} />
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" onClick={() => onChange(all)}>
          {t('add.all')}
        </Button>
        <Button size="sm" onClick={() => onChange(fixed)}>
          {t('add.none')}
        </Button>
        <span role="status" className="text-text-soft text-xs">
          {t('add.chosen', { count: chosen.length, total: regions.length })}
        </span>
      </div>
    </fieldset>
  );
}
