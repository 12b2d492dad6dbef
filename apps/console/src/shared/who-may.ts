import type { ProblemCode } from '@isthmus/contracts/problem';
import type { WhoMay } from '@isthmus/contracts/roles';
import { useTranslation } from 'react-i18next';

/** Returns a function that says which role may do something, and whom to ask. `refusal`: the code of what is refused. */
export function useWhoMay() {
  const { t } = useTranslation('shared');
  return ({ role, people }: WhoMay, refusal: ProblemCode) => {
    const names = people.join(', ');
    if (!people.length) return t('whoMayNobody', { role: t(`role.${role}`) });
    return refusal === 'observe-only' ? t('whoMayAllow', { names }) : t('whoMay', { role: t(`role.${role}`), names });
  };
}
