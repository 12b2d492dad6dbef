import type { Label } from '@isthmus/contracts/kubernetes';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PairsEditor } from './pairs-editor.tsx';
import { parseLabel, rowErrors, type ListErrors } from './rows.ts';

interface Props {
  legend: ReactNode;
  help?: ReactNode;
  labels: Label[];
  onChange: (labels: Label[]) => void;
  /** Errors as react-hook-form returns them. */
  errors?: ListErrors;
}

export function LabelsEditor({ legend, help, labels, onChange, errors }: Props) {
  const { t } = useTranslation('pool-settings');
  return (
    <PairsEditor
      legend={legend}
      help={help ?? t('pairs.paste')}
      pairs={labels}
      onChange={onChange}
      emptyRow={{ key: '', value: '' }}
      parse={parseLabel}
      addLabel={t('pairs.add')}
      {...rowErrors(errors)}
    />
  );
}
