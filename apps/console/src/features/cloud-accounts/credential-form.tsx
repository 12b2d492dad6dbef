import { Credential, type CredentialProof, type Site } from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { ProofFailure, ProofProgress } from './credential-proof.tsx';
import { provingCredential } from './adding-account.ts';

interface Props {
  sites: Site[];
  onProven: (credential: Credential, proof: CredentialProof) => void;
}

/** First step: verifies the credential with Tencent Cloud. Stores nothing. */
export function CredentialForm({ sites, onProven }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const proving = useMutation(provingCredential());
  const shell = useFormShell({
    schema: Credential,
    initial: { site: sites[0]?.url ?? '', secretId: '', secretKey: '' },
    names: { site: t('site'), secretId: t('secretId'), secretKey: t('secretKey') },
    mutation: proving,
    bodyOf: (credential) => credential,
    onDone: (proof, credential) => onProven(credential, proof),
  });
  const { register, formState } = shell.form;
  const { errors } = formState;
  const more = proving.isPending ? <ProofProgress /> : proving.error && <ProofFailure error={proving.error} />;
  return (
    <FormShell shell={shell} label={t('add.prove')} short className="max-w-[560px]" submit={t('add.prove')} more={more}>
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
    </FormShell>
  );
}
