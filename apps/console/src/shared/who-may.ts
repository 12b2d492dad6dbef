import type { WhoMay } from '@isthmus/contracts/roles';
import { useTranslation } from 'react-i18next';

/** Returns a function that says which role may do something, and whom to ask. */
export function useWhoMay() {
  const { t } = useTranslation('shared');
  return ({ role, people }: WhoMay) =>
    t(people.length ? 'whoMay' : 'whoMayNobody', { role: t(`role.${role}`), names: people.join(', ') });
}
