import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';

/** "Create pool rack-7": what an operation does, to what. */
export function useOperationTitle() {
  const { t } = useTranslation('operations');
  return ({ kind, target }: Pick<Operation, 'kind' | 'target'>) => t(`title.${kind}`, { name: target.name });
}
