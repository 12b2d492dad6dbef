import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import type { Typed } from './hosts-request.ts';

/** Selects how the host fetches the script and which network interface it uses. */
export function ScriptFields() {
  const { t } = useTranslation(['joins', 'shared']);
  const { register, formState } = useFormContext<Typed>();
  return (
    <>
      <Field
        label={`${t('builder.interface')} (${t('shared:optional')})`}
        help={t('builder.interfaceHelp')}
        error={formState.errors.interface?.message}
      >
        <TextInput mono className="max-w-48" {...register('interface')} />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium">{t('builder.download')}</legend>
        {(['private', 'public'] as const).map((way) => (
          <Checkbox
            key={way}
            kind="radio"
            value={way}
            label={t(`builder.${way}`)}
            help={t(`builder.${way}Help`)}
            {...register('download')}
          />
        ))}
      </fieldset>
    </>
  );
}
