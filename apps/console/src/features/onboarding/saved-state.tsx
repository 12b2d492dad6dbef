import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '#shared/api/call.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';

interface Props {
  /** True while typed values wait for the save. */
  typed: boolean;
  valid: boolean;
  saving: Pick<UseMutationResult<unknown, ApiError>, 'isPending' | 'isSuccess' | 'error'>;
  onAgain: () => void;
}

/** Shows whether the typed values are saved. */
export function SavedState({ typed, valid, saving, onAgain }: Props) {
  const { t } = useTranslation('onboarding');
  const { isPending, isSuccess, error } = saving;
  const said = () => {
    if (!valid) return t('beta.notSaved');
    if (typed || isPending) return t('beta.saving');
    return t(isSuccess ? 'beta.saved' : 'beta.kept');
  };
  return (
    <div className="bg-canvas border-line sticky bottom-0 grid gap-2 border-t py-2">
      <ProblemAlert
        problem={error}
        action={
          <Button size="sm" onClick={onAgain}>
            {t('shared:tryAgain')}
          </Button>
        }
      />
      {!error && (
        <p role="status" className={`text-xs ${valid ? 'text-text-soft' : 'text-bad'}`}>
          {said()}
        </p>
      )}
    </div>
  );
}
