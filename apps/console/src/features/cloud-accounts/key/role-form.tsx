import { PermanentKey, Role } from '@isthmus/contracts/account-keys';
import type { CredentialProof, NewKey } from '@isthmus/contracts/cloud-accounts';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { proofOf, type KeyFormProps } from './key-proving.tsx';

const Pair = PermanentKey.omit({ kind: true });

/** The form is flat, and asks for minutes. The base key is checked only if the account has one of its own. */
const Fields = z
  .object({
    ...Role.pick({ arn: true, sessionName: true }).shape,
    externalId: z.union([z.literal(''), Role.shape.externalId.unwrap()]),
    minutes: z.number().int().min(15).max(720),
    base: z.enum(['server', 'account']),
    secretId: z.string(),
    secretKey: z.string(),
  })
  .superRefine(({ base, ...pair }, context) => {
    const issues = base === 'account' ? (Pair.safeParse(pair).error?.issues ?? []) : [];
    for (const { path, message } of issues) context.addIssue({ code: 'custom', path, message });
  });

const bodyOf = ({ arn, externalId, sessionName, minutes, base, ...pair }: z.output<typeof Fields>): NewKey => ({
  kind: 'role',
  role: { arn, externalId: externalId || null, sessionName, seconds: minutes * 60 },
  base: base === 'server' ? { from: 'server' } : { from: 'account', ...Pair.parse(pair) },
});

/** The request nests the fields: `role.arn`, `base.secretId`, and `base.from` for the choice. */
const fieldOf = (path: string) => {
  const last = path.split('.').at(-1);
  return last === 'from' ? 'base' : last === 'seconds' ? 'minutes' : last;
};

/** A role, and the key that assumes it. */
export function RoleForm<Proof extends CredentialProof>({ proving, serverKey, onVerified }: KeyFormProps<Proof>) {
  const { t } = useTranslation('cloud-accounts');
  const shell = useFormShell({
    schema: Fields,
    initial: {
      ...{ arn: '', externalId: '', sessionName: 'isthmus', minutes: 120, secretId: '', secretKey: '' },
      base: serverKey === null ? ('account' as const) : ('server' as const),
    },
    names: {
      arn: t('keys.arn'),
      externalId: t('keys.externalId'),
      sessionName: t('keys.sessionName'),
      minutes: t('keys.minutes'),
      base: t('keys.base'),
      secretId: t('secretId'),
      secretKey: t('secretKey'),
    },
    mutation: proving,
    bodyOf,
    fieldOf,
    onDone: (proof, key) => onVerified(key, proof),
  });
  const { register, formState, control } = shell.form;
  const { errors } = formState;
  const base = useWatch({ control, name: 'base' });
  return (
    <FormShell shell={shell} label={t('add.prove')} short submit={t('add.prove')} more={proofOf(proving, true)}>
      <Field label={t('keys.arn')} help={t('keys.arnHelp')} error={errors.arn?.message} required>
        <TextInput mono {...register('arn')} />
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t('keys.externalId')} help={t('keys.externalIdHelp')} error={errors.externalId?.message}>
          <TextInput mono {...register('externalId')} />
        </Field>
        <Field
          label={t('keys.sessionName')}
          help={t('keys.sessionNameHelp')}
          error={errors.sessionName?.message}
          required
        >
          <TextInput mono {...register('sessionName')} />
        </Field>
        <Field label={t('keys.minutes')} help={t('keys.minutesHelp')} error={errors.minutes?.message} required>
          <TextInput type="number" min={15} max={720} {...register('minutes', { valueAsNumber: true })} />
        </Field>
        <Field label={t('keys.base')} help={t('keys.baseHelp')} error={errors.base?.message} required>
          <Select {...register('base')}>
            {serverKey !== null && <option value="server">{t('keys.server', { secretId: serverKey })}</option>}
            <option value="account">{t('keys.account')}</option>
          </Select>
        </Field>
      </div>
      {base === 'account' && (
        <>
          <Field label={t('secretId')} error={errors.secretId?.message} required>
            <TextInput mono {...register('secretId')} />
          </Field>
          <Field label={t('secretKey')} help={t('add.secretKeyHelp')} error={errors.secretKey?.message} required>
            <TextInput mono type="password" autoComplete="off" {...register('secretKey')} />
          </Field>
        </>
      )}
    </FormShell>
  );
}
