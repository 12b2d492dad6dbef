import { NewPassword } from '@isthmus/contracts/session';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { acceptingInvitation } from '../entry.ts';
import { isDeadLink } from '../link-token.ts';

/** Sets a password with the link of an invitation. `onDead`: the link was used or has expired. */
export function NewPasswordForm({ token, onDead }: { token: string; onDead: () => void }) {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const [shown, setShown] = useState(false);
  const {
    form,
    submit,
    problem: refusal,
    isPending,
  } = useFormShell({
    schema: NewPassword,
    initial: { password: '' },
    names: { password: t('invitation.password') },
    mutation: useMutation(acceptingInvitation(token)),
    bodyOf: ({ password }) => password,
    onDone: () => void navigate('/', { replace: true }),
    onRefused: ({ problem }) => isDeadLink(problem) && onDead(),
  });
  return (
    <form onSubmit={submit} aria-label={t('invitation.title')} noValidate className="grid gap-4">
      <Field
        label={t('invitation.password')}
        help={t('invitation.help')}
        error={form.formState.errors.password?.message}
        required
      >
        <TextInput
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          autoFocus
          spellCheck={false}
          {...form.register('password')}
        />
      </Field>
      <Checkbox label={t('invitation.show')} checked={shown} onChange={(event) => setShown(event.target.checked)} />
      <ProblemAlert problem={refusal} />
      <Button type="submit" variant="primary" pending={isPending} className="justify-self-start">
        {t(isPending ? 'invitation.pending' : 'invitation.submit')}
      </Button>
    </form>
  );
}
