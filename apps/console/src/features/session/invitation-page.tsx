import { NewPassword } from '@isthmus/contracts/session';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button, LinkButton } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { Entrance } from './entrance.tsx';
import { acceptingInvitation } from './entry.ts';

export function Component() {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const { token = '' } = useParams();
  const [shown, setShown] = useState(false);
  const { form, submit, problem, isPending } = useFormShell({
    schema: NewPassword,
    initial: { password: '' },
    names: {},
    mutation: useMutation(acceptingInvitation(token)),
    bodyOf: ({ password }) => password,
    onDone: () => void navigate('/', { replace: true }),
  });
  // The form already checked the password with the same schema, so the BFF's refusal concerns the link.
  const dead = ['not-found', 'invalid-input'].includes(problem?.code ?? '');

  if (dead)
    return (
      <Entrance title={t('invitation.title')}>
        <Banner tone="bad" role="alert" title={t('invitation.dead')}>
          <p>{t('invitation.deadNext')}</p>
        </Banner>
        <LinkButton to={paths.signIn()} className="justify-self-start">
          {t('invitation.toSignIn')}
        </LinkButton>
      </Entrance>
    );
  return (
    <Entrance title={t('invitation.title')} lead={t('invitation.lead')}>
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
        <ProblemAlert problem={problem} />
        <Button type="submit" variant="primary" pending={isPending} className="justify-self-start">
          {t(isPending ? 'invitation.pending' : 'invitation.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
