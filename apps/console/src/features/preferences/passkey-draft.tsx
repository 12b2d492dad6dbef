import { NewPasskey } from '@isthmus/contracts/passkeys';
import type { draftPasskey } from '@isthmus/contracts/routes/passkeys';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { addingPasskey } from './own-ways.ts';

const schema = NewPasskey.pick({ name: true });

interface Props {
  options: ReplyOf<typeof draftPasskey>;
  onEnd: (isAdded: boolean) => void;
}

/** Names a new passkey. Its button opens the browser's own dialog: some browsers open it only right after a press. */
export function PasskeyDraft({ options, onEnd }: Props) {
  const { t } = useTranslation(['preferences', 'shared']);
  const { form, submit, problem, isPending } = useFormShell({
    schema,
    initial: { name: '' },
    names: { name: t('passkeys.name') },
    mutation: useMutation(addingPasskey(options)),
    bodyOf: ({ name }) => name,
    onDone: () => onEnd(true),
  });
  return (
    <form onSubmit={submit} aria-label={t('passkeys.add')} noValidate className="grid max-w-[560px] gap-4">
      <Field
        label={t('passkeys.name')}
        help={t('passkeys.nameHelp')}
        error={form.formState.errors.name?.message}
        required
      >
        <TextInput autoFocus autoComplete="off" maxLength={60} {...form.register('name')} />
      </Field>
      <ProblemAlert problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isPending}>
          {t('passkeys.make')}
        </Button>
        <Button variant="ghost" onClick={() => onEnd(false)}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
