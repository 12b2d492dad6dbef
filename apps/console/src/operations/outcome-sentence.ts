import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';

/** What a pool reads as now is drawn as a comparison, not as a text. */
const seenText = (reason: string, seen: string | null) => (reason.startsWith('changed-') ? '' : (seen ?? ''));

/** How an operation ended, in one sentence; empty while it has not. */
export function useOutcomeSentence() {
  const { t } = useTranslation('operations');
  return ({ outcome }: Pick<Operation, 'outcome'>) =>
    outcome ? t(`outcome.${outcome.reason}`, { seen: seenText(outcome.reason, outcome.seen) }) : '';
}
