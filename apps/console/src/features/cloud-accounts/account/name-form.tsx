import { CloudAccountChange, type AccountColour, type CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { Section } from '#shared/ui/section.tsx';
import { ColourChoice } from '../account-fields.tsx';
import { changingAccount } from './queries.ts';

const Form = z.object({
  name: CloudAccountChange.shape.name.unwrap(),
  colour: CloudAccountChange.shape.colour.unwrap(),
});

/** Changes how the account is called and marked on every page. */
export function NameForm({ account: { id, name, colour } }: { account: CloudAccount }) {
  const { t } = useTranslation('cloud-accounts');
  const initial: { name: string; colour: AccountColour } = { name, colour };
  const shell = useFormShell({
    schema: Form,
    initial,
    names: { name: t('add.name'), colour: t('add.colourLabel') },
    mutation: useMutation(changingAccount(id)),
    bodyOf: (values): CloudAccountChange => values,
    onDone: (_, values) => shell.form.reset({ ...initial, ...values }),
  });
  const { register, formState } = shell.form;
  return (
    <Section title={t('account.naming')}>
      <FormShell shell={shell} label={t('account.naming')} short className="max-w-[560px]" submit={t('account.save')}>
        <Field label={t('add.name')} help={t('add.nameHelp')} error={formState.errors.name?.message} required>
          <TextInput {...register('name')} />
        </Field>
        <ColourChoice />
      </FormShell>
    </Section>
  );
}
