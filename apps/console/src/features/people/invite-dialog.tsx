import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { NewPerson } from '@isthmus/contracts/people';
import type { invitePerson } from '@isthmus/contracts/routes/people';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { LinkShown } from './link-shown.tsx';
import { invitingPerson } from './queries.ts';
import { RolesField } from './roles-field.tsx';

/** Invites a person with roles, then shows the link once. */
export default function InviteDialog({ accounts, onClose }: { accounts: CloudAccount[]; onClose: () => void }) {
  const { t } = useTranslation(['people', 'shared']);
  const [invited, setInvited] = useState<ReplyOf<typeof invitePerson>>();
  const { form, submit, problem, isPending } = useFormShell({
    schema: NewPerson,
    initial: { email: '', name: '', isOwner: false, grants: [] },
    names: { email: t('email'), name: t('name'), isOwner: t('owner'), grants: t('roles') },
    mutation: useMutation(invitingPerson()),
    bodyOf: (values) => values,
    onDone: setInvited,
  });
  const { errors } = form.formState;
  const [isOwner, grants] = form.watch(['isOwner', 'grants']);
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={invited ? t('link.title', { name: invited.person.name }) : t('invite.title')}
      foot={
        invited ? (
          <Button variant="primary" onClick={onClose}>
            {t('shared:close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('shared:cancel')}</Button>
            <Button type="submit" form="invite-person" variant="primary" pending={isPending}>
              {t('invite.submit')}
            </Button>
          </>
        )
      }
    >
      {invited ? (
        <LinkShown {...invited} />
      ) : (
        <form id="invite-person" aria-label={t('invite.title')} onSubmit={submit} noValidate className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('email')} error={errors.email?.message} required>
              <TextInput type="email" {...form.register('email')} />
            </Field>
            <Field label={t('name')} error={errors.name?.message} required>
              <TextInput {...form.register('name')} />
            </Field>
          </div>
          <Checkbox label={t('owner')} help={t('ownerHelp')} {...form.register('isOwner')} />
          {!isOwner && (
            <div className="grid gap-1">
              <p className="font-medium">{t('roles')}</p>
              <RolesField
                accounts={accounts}
                value={grants}
                onChange={(next) => form.setValue('grants', next, { shouldDirty: true })}
              />
              {grants.length === 0 && <p className="text-text-soft text-xs">{t('seesNothing')}</p>}
            </div>
          )}
          <ProblemAlert problem={problem} />
        </form>
      )}
    </Dialog>
  );
}
