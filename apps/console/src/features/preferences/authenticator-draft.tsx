import { Code } from '@isthmus/contracts/proof';
import type { draftTotp } from '@isthmus/contracts/routes/second-factor';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { z } from 'zod';
import type { ReplyOf } from '#shared/api/call.ts';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { codeInput } from '#shared/step-up/code-input.ts';
import { Button } from '#shared/ui/button.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { addingTotp } from './own-ways.ts';

const schema = z.object({ code: Code });

interface Props {
  draft: ReplyOf<typeof draftTotp>;
  onAdded: () => void;
  onCancel: () => void;
}

/** Shows a new secret, as a picture and as text. One code of it proves that the app has it. */
export function AuthenticatorDraft({ draft: { secret, uri, draft }, onAdded, onCancel }: Props) {
  const { t } = useTranslation(['preferences', 'shared']);
  const { form, submit, problem, isPending } = useFormShell({
    schema,
    initial: { code: '' },
    names: { code: t('app.code') },
    mutation: useMutation(addingTotp()),
    bodyOf: ({ code }) => ({ draft, code }),
    onDone: onAdded,
    onRefused: () => form.setFocus('code', { shouldSelect: true }),
  });
  return (
    <form onSubmit={submit} aria-label={t('app.add')} noValidate className="grid max-w-[560px] gap-4">
      <p>{t('app.scan')}</p>
      <QrCode text={uri} label={t('app.picture')} />
      <div>
        <p className="text-text-soft">{t('app.orType')}</p>
        <Copyable text={secret} what={t('app.secret')} mono />
      </div>
      <Field label={t('app.code')} help={t('app.codeHelp')} error={form.formState.errors.code?.message} required>
        <TextInput {...codeInput} autoFocus {...form.register('code')} />
      </Field>
      <ProblemAlert problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isPending}>
          {t('app.add')}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}

/** One path, black on white in both themes: cameras need the contrast. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const cells = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={196}
      height={196}
      shapeRendering="crispEdges"
      className="border-line rounded-md border"
    >
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="white" />
      <path d={cells.join('')} fill="black" />
    </svg>
  );
}
