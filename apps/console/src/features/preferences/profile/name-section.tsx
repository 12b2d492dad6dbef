import { OwnName } from '@isthmus/contracts/profile';
import type { User } from '@isthmus/contracts/session';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { Section } from '#shared/ui/section.tsx';
import { changingName } from './queries.ts';

/** The person's name, as everybody sees it beside what the person did. The address is the owners' to change. */
export function NameSection({ user }: { user: User }) {
  const { t } = useTranslation(['preferences', 'shared']);
  const changing = useMutation(changingName());
  const { form, submit, problem, isPending } = useFormShell({
    schema: OwnName,
    initial: { name: user.name },
    names: { name: t('profile.name') },
    mutation: changing,
    bodyOf: ({ name }) => name,
    onDone: ({ name }) => form.reset({ name }),
  });
  const { errors, isDirty } = form.formState;
  return (
    <Section title={t('profile.title')}>
      <form onSubmit={submit} aria-label={t('profile.title')} noValidate className="grid max-w-[560px] gap-4">
        <Field label={t('profile.name')} help={t('profile.nameHelp')} error={errors.name?.message} required>
          <TextInput autoComplete="name" {...form.register('name')} />
        </Field>
        <ProblemAlert problem={problem} />
        <div className="flex items-center gap-3">
          <Button type="submit" pending={isPending} disabled={!isDirty}>
            {t('profile.saveName')}
          </Button>
          <span role="status" className="text-text-soft text-xs">
            {changing.isSuccess && !isDirty && t('saved')}
          </span>
        </div>
      </form>
    </Section>
  );
}
