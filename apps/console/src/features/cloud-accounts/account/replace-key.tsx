import { NewKey, type CloudAccountDetails, type KeyProof as Proof } from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { CamPolicyHint } from '../cam-policy.tsx';
import { ProofFailure, ProofProgress } from '../credential-proof.tsx';
import { KeyProof } from './key-proof.tsx';
import { provingKey, replacingKey } from './queries.ts';

interface Props {
  account: CloudAccountDetails;
}

/** Verifies another key first, then uses it from now on. */
export function ReplaceKey({ account }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const [verified, setVerified] = useState<{ key: NewKey; proof: Proof } | null>(null);
  const replacing = useMutation(replacingKey(account.id));
  const isDone = replacing.isSuccess && verified === null;
  if (!verified)
    return (
      <div className="grid gap-3">
        {isDone && <p role="status">{t('account.replaced')}</p>}
        <KeyForm key={account.keySetAt} account={account} onVerified={(key, proof) => setVerified({ key, proof })} />
      </div>
    );
  const { key, proof } = verified;
  return (
    <div className="grid gap-4">
      <p className="font-mono text-xs break-all">{key.secretId}</p>
      <KeyProof account={account} proof={proof} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          variant="primary"
          pending={replacing.isPending}
          onClick={() => replacing.mutate(key, { onSuccess: () => setVerified(null) })}
        >
          {t('account.use')}
        </Button>
        <Button onClick={() => setVerified(null)}>{t('add.another')}</Button>
        <p className="text-text-soft min-w-0 flex-1 basis-64 text-xs">{t('account.useHelp')}</p>
      </div>
      <ProblemAlert problem={replacing.error} />
    </div>
  );
}

function KeyForm({ account, onVerified }: Props & { onVerified: (key: NewKey, proof: Proof) => void }) {
  const { t } = useTranslation('cloud-accounts');
  const proving = useMutation(provingKey(account.id));
  const shell = useFormShell({
    schema: NewKey.omit({ kind: true }),
    initial: { secretId: '', secretKey: '' },
    names: { secretId: t('secretId'), secretKey: t('secretKey') },
    mutation: proving,
    bodyOf: (key): NewKey => ({ kind: 'permanent', ...key }),
    onDone: (proof, key) => onVerified(key, proof),
  });
  const { register, formState } = shell.form;
  const { errors } = formState;
  const more = proving.isPending ? <ProofProgress /> : proving.error && <ProofFailure error={proving.error} />;
  return (
    <FormShell shell={shell} label={t('add.prove')} short submit={t('add.prove')} more={more}>
      <Field label={t('secretId')} help={t('account.secretIdHelp')} error={errors.secretId?.message} required>
        <TextInput mono {...register('secretId')} />
      </Field>
      <Field label={t('secretKey')} help={t('add.secretKeyHelp')} error={errors.secretKey?.message} required>
        <TextInput mono type="password" autoComplete="off" {...register('secretKey')} />
      </Field>
      <CamPolicyHint />
    </FormShell>
  );
}
