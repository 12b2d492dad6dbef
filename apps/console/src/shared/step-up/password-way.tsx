import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { useProving } from './use-proving.ts';

export function PasswordWay({ onDone, cancel }: { onDone: () => void; cancel: ReactNode }) {
  const { t } = useTranslation('step-up');
  const [password, setPassword] = useState('');
  const { send, problem, isPending } = useProving(onDone);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (password) send({ by: 'password', password });
      }}
    >
      <Field label={t('way.password')} required>
        <TextInput
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <ProblemAlert problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isPending} aria-disabled={!password}>
          {t('confirm')}
        </Button>
        {cancel}
      </div>
    </form>
  );
}
