import type { Problem } from '@isthmus/contracts/problem';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { StepUpPanel } from './step-up-panel.tsx';
import { showUnderPressed } from './under-pressed.ts';

let running: Promise<boolean> | undefined;

/**
 * Lets the person prove who is there, under the pressed control. Returns whether it succeeded; false when the person cancels or leaves the
 * page. Requests that are refused meanwhile wait for the same proof.
 */
export function prove({ proof }: Problem): Promise<boolean> {
  if (!proof) return Promise.resolve(false);
  running ??= loadTexts('step-up')
    .then(() =>
      showUnderPressed<boolean>((label, end) => <StepUpPanel proof={proof} label={label} onEnd={end} />, false),
    )
    .finally(() => (running = undefined));
  return running;
}
