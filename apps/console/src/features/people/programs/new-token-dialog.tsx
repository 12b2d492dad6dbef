import { NewToken, tokenDays, type ServiceAccount } from '@isthmus/contracts/service-accounts';
import type { createToken } from '@isthmus/contracts/routes/service-accounts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { exactTime } from '#shared/time/time-zone.ts';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { DaysField } from '../issued/days-field.tsx';
import { IssueDialog } from '../issued/issue-dialog.tsx';
import { creatingToken } from './queries.ts';

const lives = [1, 7, tokenDays.usual, 60, tokenDays.most];

/** Makes a token of a service account. */
export default function NewTokenDialog({ program, onClose }: { program: ServiceAccount; onClose: () => void }) {
  const { t } = useTranslation('people');
  const [made, setMade] = useState<ReplyOf<typeof createToken>>();
  const { form, submit, problem, isPending } = useFormShell({
    schema: NewToken,
    initial: { name: '', days: tokenDays.usual },
    names: { name: t('token.name'), days: t('token.days') },
    mutation: useMutation(creatingToken(program.id)),
    bodyOf: (values) => values,
    onDone: setMade,
  });
  const { errors } = form.formState;
  return (
    <IssueDialog
      title={t(made ? 'token.madeOf' : 'token.openOf', { name: program.name })}
      submit={t('token.submit')}
      pending={isPending}
      onSubmit={submit}
      made={made && <Made {...made} />}
      onClose={onClose}
    >
      <Field label={t('token.name')} help={t('token.nameHelp')} error={errors.name?.message} required>
        <TextInput autoComplete="off" {...form.register('name')} />
      </Field>
      <DaysField lives={lives} error={errors.days?.message} {...form.register('days', { valueAsNumber: true })} />
      <ProblemAlert problem={problem} />
    </IssueDialog>
  );
}

function Made({ token, tokenId, serviceAccount }: ReplyOf<typeof createToken>) {
  const { t, i18n } = useTranslation('people');
  const expiresAt = serviceAccount.tokens?.find(({ id }) => id === tokenId)?.expiresAt;
  const until = expiresAt ? exactTime(new Date(expiresAt), i18n.language) : '';
  return (
    <div className="grid gap-3">
      <CommandBlock command={token} what={t('token.what')} />
      <p>{t('token.once', { until })}</p>
      <CommandBlock
        command={`curl -fsS -H "Authorization: Bearer $TOKEN" ${location.origin}/api/accounts`}
        what={t('token.use')}
      />
      <p>{t('token.changes')}</p>
      <p>{t('token.never')}</p>
    </div>
  );
}
