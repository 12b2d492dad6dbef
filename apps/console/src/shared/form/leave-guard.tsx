import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { forgetDraft, keepDraft } from './kept-values.ts';
import { signedIn } from '#shared/api/session-end.ts';
import { paths } from '#shared/paths.ts';
import { remembered } from '#shared/remembered.ts';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';

const signInPath = paths.signIn();

interface Props {
  when: boolean;
  /** The typed values and the name of their draft. A form with a secret has no draft. */
  draft?: { name: string; values: () => object; initial: object } | undefined;
}

/**
 * Confirms once before leaving with unsaved work. Closing the tab uses the browser's own dialog. A reload or a page
 * error saves a draft instead.
 */
export function LeaveGuard({ when, draft }: Props) {
  const { t } = useTranslation();
  const latest = useRef(draft);
  const isLeaving = useRef(false);
  useEffect(() => {
    latest.current = draft;
  });
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      when &&
      currentLocation.pathname !== nextLocation.pathname &&
      // Signing in again returns to the draft. A session that somebody ended leaves nothing on the screen.
      !((draft || !remembered(signedIn)) && nextLocation.pathname === signInPath),
  );
  useEffect(() => {
    const name = latest.current?.name;
    if (!when) {
      if (name) forgetDraft(name);
      return;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const saveDraft = () => {
      if (latest.current && !isLeaving.current)
        keepDraft(latest.current.name, latest.current.values(), latest.current.initial);
    };
    window.addEventListener('beforeunload', warn);
    window.addEventListener('pagehide', saveDraft);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('pagehide', saveDraft);
      saveDraft();
    };
  }, [when]);
  const leave = () => {
    isLeaving.current = true;
    if (draft) forgetDraft(draft.name);
    blocker.proceed?.();
  };
  return (
    <Dialog
      open={blocker.state === 'blocked'}
      onOpenChange={() => blocker.reset?.()}
      title={t('leave.title')}
      lead={t('leave.text')}
      foot={
        <>
          <Button onClick={() => blocker.reset?.()}>{t('leave.stay')}</Button>
          <Button variant="danger" onClick={leave}>
            {t('leave.go')}
          </Button>
        </>
      }
    />
  );
}
