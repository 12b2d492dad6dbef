import { Code } from '@isthmus/contracts/proof';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { codeInput } from '#shared/step-up/code-input.ts';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { givingCode } from '../entry.ts';

const schema = z.object({ code: Code });

/** The second step of a sign-in. `onStartOver`: the password is needed again, or another person signs in. */
export function CodeForm({ onSignedIn, onStartOver }: { onSignedIn: () => void; onStartOver: () => void }) {
  const { t } = useTranslation('session');
  const { form, submit, problem, isPending } = useFormShell({
    schema,
    initial: { code: '' },
    names: { code: t('code.label') },
    mutation: useMutation(givingCode()),
    bodyOf: ({ code }) => code,
    onDone: onSignedIn,
    onRefused: ({ problem: { code } }) => {
      if (code === 'not-signed-in') onStartOver();
      else form.setFocus('code', { shouldSelect: true });
    },
  });
  return (
    <form onSubmit={submit} aria-label={t('code.title')} noValidate className="grid gap-4">
      <Field label={t('code.label')} help={t('code.help')} error={form.formState.errors.code?.message} required>
        <TextInput {...codeInput} autoFocus {...form.register('code')} />
      </Field>
      <ProblemAlert problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" pending={isPending}>
          {t(isPending ? 'signIn.pending' : 'signIn.submit')}
        </Button>
        <button type="button" className="link" onClick={onStartOver}>
          {t('code.startOver')}
        </button>
      </div>
    </form>
  );
}
