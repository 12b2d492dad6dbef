import type { Refusal } from '@isthmus/contracts/acts';
import { useTranslation } from 'react-i18next';

/** Why an act is disabled, and what to do about it: the words of the problem with which the BFF would refuse it. */
export function useRefusalText() {
  const { t } = useTranslation('shared');
  return ({ reason }: Refusal) =>
    t('refusal', { reason: t(`problem.${reason}.title`), remedy: t(`problem.${reason}.next`) });
}
