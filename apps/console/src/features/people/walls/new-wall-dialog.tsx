import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { NewWallLink, wallDays } from '@isthmus/contracts/wall-links';
import type { createWallLink } from '@isthmus/contracts/routes/wall-links';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { FieldFault } from '#shared/i18n/field-fault.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { exactTime } from '#shared/time/time-zone.ts';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { DaysField } from '../issued/days-field.tsx';
import { IssueDialog } from '../issued/issue-dialog.tsx';
import { creatingWallLink } from './queries.ts';

const lives = [1, 7, wallDays];

/** Makes a link for screens on walls. */
export default function NewWallDialog({ accounts, onClose }: { accounts: CloudAccount[]; onClose: () => void }) {
  const { t, i18n } = useTranslation('people');
  const [made, setMade] = useState<ReplyOf<typeof createWallLink>>();
  const { form, submit, problem, isPending } = useFormShell({
    schema: NewWallLink,
    initial: { name: '', accountIds: accounts.length === 1 ? accounts.map(({ id }) => id) : [], days: wallDays },
    names: { name: t('wall.name'), accountIds: t('wall.accounts'), days: t('token.days') },
    mutation: useMutation(creatingWallLink()),
    bodyOf: (values) => values,
    onDone: setMade,
  });
  const { errors } = form.formState;
  const chosen = form.watch('accountIds');
  const choose = (id: string, isChosen: boolean) =>
    form.setValue('accountIds', isChosen ? [...chosen, id] : chosen.filter((one) => one !== id), { shouldDirty: true });
  return (
    <IssueDialog
      title={made ? made.link.name : t('wall.open')}
      lead={t('wall.lead')}
      submit={t('wall.submit')}
      pending={isPending}
      onSubmit={submit}
      made={
        made && (
          <div className="grid gap-3">
            <CommandBlock command={made.url} what={t('wall.what')} />
            <p>{t('wall.once', { until: exactTime(new Date(made.link.expiresAt), i18n.language) })}</p>
          </div>
        )
      }
      onClose={onClose}
    >
      <Field label={t('wall.name')} help={t('wall.nameHelp')} error={errors.name?.message} required>
        <TextInput autoComplete="off" {...form.register('name')} />
      </Field>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 font-medium">{t('wall.accounts')}</legend>
        {accounts.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) => choose(id, event.target.checked)}
          />
        ))}
        <FieldFault id="wall-accounts" error={errors.accountIds?.message} />
      </fieldset>
      <DaysField lives={lives} error={errors.days?.message} {...form.register('days', { valueAsNumber: true })} />
      <ProblemAlert problem={problem} />
    </IssueDialog>
  );
}
