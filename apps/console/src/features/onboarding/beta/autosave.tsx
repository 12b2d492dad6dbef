import type { UseMutationResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '#shared/api/call.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';

const pauseMs = 600;

/**
 * Saves typed values after a pause, on blur and on unmount. `typed` is true while values wait for the save. Calls the
 * newest `save`.
 */
export function useAutosave(save: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(save);
  const [typed, setTyped] = useState(false);
  useEffect(() => {
    latest.current = save;
  });
  const saveNow = () => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    setTyped(false);
    latest.current();
  };
  const saveLater = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(saveNow, pauseMs);
    setTyped(true);
  };
  const flushed = useRef(saveNow);
  useEffect(() => () => flushed.current(), []);
  return { typed, saveLater, saveNow };
}

interface Props {
  /** True while typed values wait for the save. */
  typed: boolean;
  valid: boolean;
  saving: Pick<UseMutationResult<unknown, ApiError>, 'isPending' | 'isSuccess' | 'error'>;
  onAgain: () => void;
}

/** Shows whether the typed values are saved. */
export function SavedState({ typed, valid, saving, onAgain }: Props) {
  const { t } = useTranslation(['onboarding', 'shared']);
  const { isPending, isSuccess, error } = saving;
  const stateText = () => {
    if (!valid) return t('beta.notSaved');
    if (typed || isPending) return t('beta.saving');
    return t(isSuccess ? 'beta.saved' : 'beta.kept');
  };
  return (
    <div className="bg-surface border-line sticky bottom-0 grid gap-2 border-t py-2">
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
          {stateText()}
        </p>
      )}
    </div>
  );
}
