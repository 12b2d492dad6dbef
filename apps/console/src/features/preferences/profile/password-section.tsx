import { PasswordChange } from '@isthmus/contracts/profile';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { Section } from '#shared/ui/section.tsx';
import { changingPassword } from './queries.ts';

const empty = { current: '', password: '' };

/** Changes the password. The other sessions of the person end. */
export function PasswordSection({ email }: { email: string }) {
  const { t } = useTranslation('preferences');
  const [shown, setShown] = useState(false);
  const changing = useMutation(changingPassword());
  const { form, submit, problem, isPending } = useFormShell({
    schema: PasswordChange,
    initial: empty,
    names: { current: t('password.current'), password: t('password.new') },
    mutation: changing,
    bodyOf: (values) => values,
    onDone: () => form.reset(empty),
  });
  const { errors, isDirty } = form.formState;
  const type = shown ? 'text' : 'password';
  return (
    <Section title={t('password.title')} lead={t('password.lead')}>
      <form onSubmit={submit} aria-label={t('password.title')} noValidate className="grid max-w-[560px] gap-4">
        {/* Password managers look for the name that belongs to the password. */}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field label={t('password.current')} error={errors.current?.message} required>
          <TextInput type={type} autoComplete="current-password" spellCheck={false} {...form.register('current')} />
        </Field>
        <Field label={t('password.new')} help={t('password.help')} error={errors.password?.message} required>
          <TextInput type={type} autoComplete="new-password" spellCheck={false} {...form.register('password')} />
        </Field>
        <Checkbox label={t('password.show')} checked={shown} onChange={(event) => setShown(event.target.checked)} />
        <ProblemAlert problem={problem} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" pending={isPending}>
            {t('password.submit')}
          </Button>
          <span role="status" className="text-text-soft text-xs">
            {changing.isSuccess && !isDirty && t('password.done', { count: changing.data.ended })}
          </span>
        </div>
      </form>
    </Section>
  );
}
