import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';

/** Returns a title such as "Create pool rack-7": the act and its target. */
export function useOperationTitle() {
  const { t } = useTranslation('operations');
  return ({ kind, target }: Pick<Operation, 'kind' | 'target'>) => t(`title.${kind}`, { name: target.name });
}
