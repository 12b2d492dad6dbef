import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { NewServiceAccount, type ServiceAccount } from '@isthmus/contracts/service-accounts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { RolesField } from '../roles-field.tsx';
import { creatingServiceAccount } from './queries.ts';

interface Props {
  accounts: CloudAccount[];
  onClose: () => void;
  onCreated: (created: ServiceAccount) => void;
}

/** Creates a service account with roles. Its first token is the next step. */
export default function NewProgramDialog({ accounts, onClose, onCreated }: Props) {
  const { t } = useTranslation(['people', 'shared']);
  const { form, submit, problem, isPending } = useFormShell({
    schema: NewServiceAccount,
    initial: { name: '', grants: [] },
    names: { name: t('program.name'), grants: t('roles') },
    mutation: useMutation(creatingServiceAccount()),
    bodyOf: (values) => values,
    onDone: onCreated,
  });
  const grants = form.watch('grants');
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={t('program.open')}
      lead={t('program.lead')}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button type="submit" form="new-program" variant="primary" pending={isPending}>
            {t('program.submit')}
          </Button>
        </>
      }
    >
      <form id="new-program" aria-label={t('program.open')} onSubmit={submit} noValidate className="grid gap-4">
        <Field
          label={t('program.name')}
          help={t('program.nameHelp')}
          error={form.formState.errors.name?.message}
          required
        >
          <TextInput autoComplete="off" {...form.register('name')} />
        </Field>
        <div className="grid gap-1">
          <p className="font-medium">{t('roles')}</p>
          <RolesField
            accounts={accounts}
            value={grants}
            onChange={(next) => form.setValue('grants', next, { shouldDirty: true })}
          />
          {grants.length === 0 && <p className="text-text-soft text-xs">{t('program.seesNothing')}</p>}
        </div>
        <ProblemAlert problem={problem} />
      </form>
    </Dialog>
  );
}
