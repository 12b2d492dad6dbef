import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';

/** The page shows the pool's current values as a table, so the sentence omits them. */
const seenText = (reason: string, seen: string | null) => (reason.startsWith('changed-') ? '' : (seen ?? ''));

/** Returns the outcome in one sentence; empty while the operation runs. */
export function useOutcomeSentence() {
  const { t } = useTranslation('operations');
  return ({ outcome }: Pick<Operation, 'outcome'>) =>
    outcome ? t(`outcome.${outcome.reason}`, { seen: seenText(outcome.reason, outcome.seen) }) : '';
}
