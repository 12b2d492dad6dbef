import { Credentials } from '@isthmus/contracts/session';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { schemaResolver } from '#shared/form-problem.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field.tsx';
import { TextInput } from '#shared/ui/text-input.tsx';
import { Entrance } from './entrance.tsx';
import { nextPath } from './next-path.ts';
import { signingIn } from './queries.ts';

export function Component() {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = nextPath(search.get('next'), location.origin);
  const entering = useMutation(signingIn());
  const { register, handleSubmit, formState, setFocus } = useForm({
    resolver: schemaResolver(Credentials),
    defaultValues: { email: '', password: '' },
  });
  const { errors } = formState;
  const submit = handleSubmit((credentials) =>
    entering.mutate(credentials, {
      onSuccess: () => void navigate(next, { replace: true }),
      onError: () => setFocus('password', { shouldSelect: true }),
    }),
  );

  return (
    <Entrance title={t('signIn.title')} lead={next === '/' ? undefined : t('signIn.goOn')}>
      <form onSubmit={(event) => void submit(event)} aria-label={t('signIn.title')} noValidate className="grid gap-4">
        <Field label={t('signIn.email')} error={errors.email?.message} required>
          <TextInput type="email" autoComplete="username" autoFocus {...register('email')} />
        </Field>
        <Field label={t('signIn.password')} error={errors.password?.message} required>
          <TextInput type="password" autoComplete="current-password" {...register('password')} />
        </Field>
        <ProblemAlert problem={entering.error} />
        <Button type="submit" variant="primary" pending={entering.isPending} className="justify-self-start">
          {t(entering.isPending ? 'signIn.pending' : 'signIn.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
