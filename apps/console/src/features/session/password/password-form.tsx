import { Credentials } from '@isthmus/contracts/session';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { signingIn } from '../entry.ts';

interface Props {
  onSignedIn: () => void;
  /** The password was right, and a code is needed too. */
  onHalfWay: () => void;
}

/** Signs in with e-mail address and password. */
export function PasswordForm({ onSignedIn, onHalfWay }: Props) {
  const { t } = useTranslation('session');
  const { form, submit, problem, isPending } = useFormShell({
    schema: Credentials,
    initial: { email: '', password: '' },
    names: {},
    mutation: useMutation(signingIn()),
    bodyOf: (credentials) => credentials,
    onDone: onSignedIn,
    onRefused: ({ problem: { code } }) => {
      if (code === 'second-factor-needed') onHalfWay();
      else form.setFocus('password', { shouldSelect: true });
    },
  });
  const { errors } = form.formState;

  return (
    <form onSubmit={submit} aria-label={t('signIn.title')} noValidate className="grid gap-4">
      <Field label={t('signIn.email')} error={errors.email?.message} required>
        <TextInput type="email" autoComplete="username" autoFocus {...form.register('email')} />
      </Field>
      <Field label={t('signIn.password')} error={errors.password?.message} required>
        <TextInput type="password" autoComplete="current-password" {...form.register('password')} />
      </Field>
      <ProblemAlert problem={problem} />
      <Button type="submit" variant="primary" pending={isPending} className="justify-self-start">
        {t(isPending ? 'signIn.pending' : 'signIn.submit')}
      </Button>
    </form>
  );
}
