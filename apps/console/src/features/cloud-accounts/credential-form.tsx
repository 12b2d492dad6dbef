import { Credential, type CredentialProof, type Site } from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { markFields, schemaResolver, unmarked } from '#shared/form-problem.ts';
import { LeaveGuard } from '#shared/leave-guard.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field.tsx';
import { Select } from '#shared/ui/select.tsx';
import { TextInput } from '#shared/ui/text-input.tsx';
import { ProofFailure } from './proof-failure.tsx';
import { ProofProgress } from './proof-progress.tsx';
import { provingCredential } from './queries.ts';

interface Props {
  sites: Site[];
  onProven: (credential: Credential, proof: CredentialProof) => void;
}

/** The first step of adding an account: nothing is stored, Tencent Cloud only says who this is. */
export function CredentialForm({ sites, onProven }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const proving = useMutation(provingCredential());
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: schemaResolver(Credential),
    defaultValues: { site: sites[0]?.url ?? '', secretId: '', secretKey: '' },
  });
  const { errors, isDirty } = formState;
  const submit = handleSubmit((credential) =>
    proving.mutate(credential, {
      onSuccess: (proof) => onProven(credential, proof),
      onError: (error) => markFields(error, setError, ['site', 'secretId', 'secretKey']),
    }),
  );

  return (
    <form
      onSubmit={(event) => void submit(event)}
      aria-label={t('add.prove')}
      noValidate
      autoComplete="off"
      className="grid max-w-[560px] gap-4"
    >
      <LeaveGuard when={isDirty} />
      <Field label={t('site')} help={t('add.siteHelp')} error={errors.site?.message} required>
        <Select {...register('site')}>
          {sites.map(({ url, name }) => (
            <option key={url} value={url}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('secretId')} help={t('add.secretIdHelp')} error={errors.secretId?.message} required>
        <TextInput mono {...register('secretId')} />
      </Field>
      <Field label={t('secretKey')} help={t('add.secretKeyHelp')} error={errors.secretKey?.message} required>
        <TextInput mono type="password" {...register('secretKey')} />
      </Field>
      {proving.error && (
        <div className="grid gap-2">
          <ProblemAlert problem={unmarked(proving.error, ['site', 'secretId', 'secretKey'])} />
          <ProofFailure error={proving.error} />
        </div>
      )}
      {proving.isPending && <ProofProgress />}
      <Button type="submit" variant="primary" pending={proving.isPending} className="justify-self-start">
        {t('add.prove')}
      </Button>
    </form>
  );
}
