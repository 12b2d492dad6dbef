import type { Proof } from '@isthmus/contracts/proof';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { codeInput } from './code-input.ts';
import { useProving } from './use-proving.ts';

const ways = {
  password: {
    input: { type: 'password', autoComplete: 'current-password' },
    toProof: (password: string): Proof => ({ by: 'password', password }),
  },
  totp: { input: codeInput, toProof: (code: string): Proof => ({ by: 'totp', code }) },
};

/** Asks for a proof that is typed. */
export function TypedWay({ way, onDone, cancel }: { way: keyof typeof ways; onDone: () => void; cancel: ReactNode }) {
  const { t } = useTranslation('step-up');
  const [typed, setTyped] = useState('');
  const { send, problem, isPending } = useProving(onDone);
  const { input, toProof } = ways[way];
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed) send(toProof(typed));
      }}
    >
      <Field label={t(`way.${way}`)} help={way === 'totp' && t('codeHelp')} required>
        <TextInput {...input} autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <ProblemAlert problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isPending} aria-disabled={!typed}>
          {t('confirm')}
        </Button>
        {cancel}
      </div>
    </form>
  );
}
