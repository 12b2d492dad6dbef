import { PermanentKey, TemporaryKey } from '@isthmus/contracts/account-keys';
import type { CredentialProof, NewKey } from '@isthmus/contracts/cloud-accounts';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { proofOf, type KeyFormProps } from './key-proving.tsx';

const temporary = TemporaryKey.omit({ kind: true });
/** The form of a permanent key has no token, so these are empty. */
const permanent = PermanentKey.omit({ kind: true }).extend({ token: z.string(), endsAt: z.string() });

interface Props {
  kind: 'permanent' | 'temporary';
}

/** SecretId and SecretKey, with the token and the end of a temporary key. */
export function PairForm<Proof extends CredentialProof>({
  kind,
  proving,
  secretIdHelp,
  onVerified,
}: Props & KeyFormProps<Proof>) {
  const { t } = useTranslation('cloud-accounts');
  const isTemporary = kind === 'temporary';
  const shell = useFormShell({
    schema: isTemporary ? temporary : permanent,
    initial: { secretId: '', secretKey: '', token: '', endsAt: '' },
    names: {
      secretId: t('secretId'),
      secretKey: t('secretKey'),
      ...(isTemporary && { token: t('keys.token'), endsAt: t('keys.endsAt') }),
    },
    mutation: proving,
    bodyOf: ({ token, endsAt, ...pair }): NewKey =>
      isTemporary ? { kind, ...pair, token, endsAt } : { kind: 'permanent', ...pair },
    onDone: (proof, key) => onVerified(key, proof),
  });
  const { register, formState } = shell.form;
  const { errors } = formState;
  return (
    <FormShell shell={shell} label={t('add.prove')} short submit={t('add.prove')} more={proofOf(proving, false)}>
      <Field label={t('secretId')} help={secretIdHelp} error={errors.secretId?.message} required>
        <TextInput mono {...register('secretId')} />
      </Field>
      <Field label={t('secretKey')} help={t('add.secretKeyHelp')} error={errors.secretKey?.message} required>
        <TextInput mono type="password" autoComplete="off" {...register('secretKey')} />
      </Field>
      {isTemporary && (
        <>
          <Field label={t('keys.token')} error={errors.token?.message} required>
            <TextInput mono type="password" autoComplete="off" {...register('token')} />
          </Field>
          <Field label={t('keys.endsAt')} help={t('keys.endsAtHelp')} error={errors.endsAt?.message} required>
            <TextInput mono {...register('endsAt')} />
          </Field>
        </>
      )}
    </FormShell>
  );
}
