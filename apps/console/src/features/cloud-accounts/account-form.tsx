import {
  NewCloudAccount,
  type AccountColour,
  type Credential,
  type CredentialProof,
} from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { markFields, schemaResolver, unmarked } from '#shared/form-problem.ts';
import { LeaveGuard } from '#shared/leave-guard.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field.tsx';
import { TextInput } from '#shared/ui/text-input.tsx';
import { ColourChoice } from './colour-choice.tsx';
import { addingCloudAccount } from './queries.ts';
import { RegionChoice } from './region-choice.tsx';

const Chosen = NewCloudAccount.pick({ name: true, colour: true, regions: true });

interface Props {
  credential: Credential;
  proof: CredentialProof;
  /** One that no other account wears yet. */
  colour: AccountColour;
}

/** The second step: what to call the account and where to look. All regions are chosen at first: a cluster that is not looked for is never seen. */
export function AccountForm({ credential, proof, colour }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const adding = useMutation(addingCloudAccount());
  const { register, handleSubmit, formState, control, setError } = useForm({
    resolver: schemaResolver(Chosen),
    defaultValues: { name: '', colour, regions: proof.regions.map(({ region }) => region) },
  });
  const { errors } = formState;
  const submit = handleSubmit((chosen) =>
    adding.mutate(
      { ...credential, ...chosen },
      { onError: (error) => markFields(error, setError, ['name', 'colour', 'regions']) },
    ),
  );

  if (adding.data) return <Navigate to={paths.onboarding(adding.data.id)} replace />;
  return (
    <form
      onSubmit={(event) => void submit(event)}
      aria-label={t('add.submit')}
      noValidate
      className="grid max-w-[560px] gap-4"
    >
      <LeaveGuard when />
      <Field label={t('add.name')} help={t('add.nameHelp')} error={errors.name?.message} required>
        <TextInput autoFocus {...register('name')} />
      </Field>
      <Controller
        control={control}
        name="colour"
        render={({ field }) => <ColourChoice chosen={field.value} onChange={field.onChange} />}
      />
      <Controller
        control={control}
        name="regions"
        render={({ field }) => (
          <RegionChoice
            regions={proof.regions}
            chosen={field.value}
            onChange={field.onChange}
            error={errors.regions?.message}
          />
        )}
      />
      <ProblemAlert problem={unmarked(adding.error, ['name', 'colour', 'regions'])} />
      <div className="grid gap-2">
        <p className="text-text-soft">{t('add.after')}</p>
        <Button type="submit" variant="primary" pending={adding.isPending} className="justify-self-start">
          {t(adding.isPending ? 'add.submitting' : 'add.submit')}
        </Button>
      </div>
    </form>
  );
}
