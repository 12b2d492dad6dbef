import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { passkeyProof, useProving } from './use-proving.ts';

/** Asks for a proof with a passkey. The browser begins only after a press: some do not otherwise. */
export function PasskeyWay({ onDone, cancel }: { onDone: () => void; cancel: ReactNode }) {
  const { t } = useTranslation('step-up');
  const { send, problem, isPending } = useProving(onDone);
  return (
    <div className="grid gap-3">
      <p className="text-text-soft">{t('passkeyHelp')}</p>
      <ProblemAlert problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" autoFocus pending={isPending} onClick={() => send(passkeyProof())}>
          {t('usePasskey')}
        </Button>
        {cancel}
      </div>
    </div>
  );
}
