import type { Join } from '@isthmus/contracts/joins';
import { useTranslation } from 'react-i18next';

/** Returns the label of an expected host: its name, its address, or "any new node". */
export function useHostOf() {
  const { t } = useTranslation('joins');
  return ({ nodeName, ip }: Pick<Join, 'nodeName' | 'ip'>) => nodeName ?? ip ?? t('host.any');
}
