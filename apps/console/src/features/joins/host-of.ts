import type { Join } from '@isthmus/contracts/joins';
import { useTranslation } from 'react-i18next';

/** How an expected host is called: its name, else its address, else any new node. */
export function useHostOf() {
  const { t } = useTranslation('joins');
  return ({ nodeName, ip }: Pick<Join, 'nodeName' | 'ip'>) => nodeName ?? ip ?? t('host.any');
}
