import {
  AccountChoices,
  type NewCloudAccount,
  type AccountColour,
  type Credential,
  type CredentialProof,
} from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { ColourChoice, RegionChoice } from './account-fields.tsx';
import { addingCloudAccount } from './adding-account.ts';

interface Props {
  credential: Credential;
  proof: CredentialProof;
  /** A colour that no other account has. */
  colour: AccountColour;
}

/**
 * Second step: the account's name, colour and regions. All regions are selected at first, because Isthmus finds
 * clusters only in selected regions.
 */
export function AccountForm({ credential, proof, colour }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const navigate = useNavigate();
  const shell = useFormShell({
    schema: AccountChoices,
    initial: { name: '', colour, regions: proof.regions.map(({ region }) => region), observeOnly: true },
    names: {
      name: t('add.name'),
      colour: t('add.colourLabel'),
      regions: t('add.regionsLabel'),
      observeOnly: t('observeOnly.label'),
    },
    // The credential is not a value of this form.
    draft: 'new account',
    mutation: useMutation(addingCloudAccount()),
    bodyOf: (chosen): NewCloudAccount => ({ ...credential, ...chosen }),
    onDone: ({ id }) => void navigate(paths.onboarding(id), { replace: true }),
  });
  const { register, formState } = shell.form;
  return (
    <FormShell
      shell={shell}
      label={t('add.submit')}
      short
      className="max-w-[560px]"
      submit={t(shell.isPending ? 'add.submitting' : 'add.submit')}
      sentence={t('add.after')}
      unsaved
    >
      <Field label={t('add.name')} help={t('add.nameHelp')} error={formState.errors.name?.message} required>
        <TextInput autoFocus {...register('name')} />
      </Field>
      <ColourChoice />
      <RegionChoice regions={proof.regions} />
      <Checkbox label={t('observeOnly.label')} help={t('observeOnly.help')} {...register('observeOnly')} />
    </FormShell>
  );
}
