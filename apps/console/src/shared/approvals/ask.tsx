import type { NewApproval } from '@isthmus/contracts/approvals';
import type { ApiError } from '#shared/api/call.ts';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { showUnderPressed } from '#shared/step-up/under-pressed.ts';
import { AskPanel } from './ask-panel.tsx';

/** What a refused request would have sent. */
export type Refused = Pick<NewApproval, 'params' | 'body'>;

/**
 * Lets the person ask for a second person, under the pressed control. Returns the id of the request. Throws the refusal when the person cancels,
 * and the fault when the request itself is refused, so that the form marks its fields.
 */
export async function ask(refusal: ApiError, { params, body }: Refused): Promise<string> {
  const { approvalAct: act } = refusal.problem;
  if (!act) throw refusal;
  await loadTexts('approvals');
  const ended = await showUnderPressed<string | ApiError>(
    (label, end) => <AskPanel label={label} request={{ act, params, body }} onEnd={end} />,
    refusal,
  );
  if (typeof ended !== 'string') throw ended;
  return ended;
}
