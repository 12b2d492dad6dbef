import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { signingInWithPasskey } from '../entry.ts';

/** Signs in with a passkey alone. The browser asks which one. */
export function PasskeyButton({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('session');
  const { mutate, error, isPending } = useMutation(signingInWithPasskey());
  return (
    <div className="border-line grid gap-3 border-t pt-5">
      <Button
        className="justify-self-start"
        pending={isPending}
        onClick={() => mutate(undefined, { onSuccess: onSignedIn })}
      >
        {t('passkey')}
      </Button>
      <ProblemAlert problem={error} />
    </div>
  );
}
