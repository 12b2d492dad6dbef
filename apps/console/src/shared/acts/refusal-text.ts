import type { Refusal } from '@isthmus/contracts/acts';
import { useTranslation } from 'react-i18next';

/** Returns why an act is disabled and what to do, in the words of the BFF's matching refusal. */
export function useRefusalText() {
  const { t } = useTranslation('shared');
  return ({ reason }: Refusal) =>
    t('refusal', { reason: t(`problem.${reason}.title`), remedy: t(`problem.${reason}.next`) });
}
