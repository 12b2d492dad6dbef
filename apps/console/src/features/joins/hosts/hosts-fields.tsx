import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { Textarea, TextInput } from '#shared/ui/field/text-input.tsx';
import type { Typed } from './hosts-request.ts';

/** Accepts one host by name or address, no host, or a pasted list. */
export function HostsFields({ onChange }: { onChange: () => void }) {
  const { t } = useTranslation(['joins', 'shared']);
  const { register, watch, setValue, formState } = useFormContext<Typed>();
  const { errors } = formState;
  const isMany = watch('isMany');
  return (
    <div className="grid gap-4" onChange={onChange}>
      <fieldset className="flex flex-wrap gap-x-5">
        <legend className="sr-only">{t('builder.mode')}</legend>
        {[false, true].map((many) => (
          <Checkbox
            key={String(many)}
            kind="radio"
            name="mode"
            label={t(many ? 'builder.many' : 'builder.one')}
            checked={isMany === many}
            onChange={() => setValue('isMany', many)}
          />
        ))}
      </fieldset>
      {isMany ? (
        <Field label={t('builder.list')} help={t('builder.listHelp')} error={errors.list?.message} required>
          <Textarea mono rows={8} placeholder={'node-01\n10.4.7.12\nnode-03 10.4.7.13'} {...register('list')} />
        </Field>
      ) : (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field
            label={`${t('builder.name')} (${t('shared:optional')})`}
            help={t('builder.nameHelp')}
            error={errors.name?.message}
          >
            <TextInput mono {...register('name')} />
          </Field>
          <Field
            label={`${t('builder.ip')} (${t('shared:optional')})`}
            help={t('builder.ipHelp')}
            error={errors.ip?.message}
          >
            <TextInput mono inputMode="decimal" {...register('ip')} />
          </Field>
        </div>
      )}
    </div>
  );
}

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
