import { TaintEffect, type Taint } from '@isthmus/contracts/kubernetes';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '#shared/ui/field/select.tsx';
import { PairsEditor } from './pairs-editor.tsx';
import { parseTaint, rowErrors, type ListErrors } from './rows.ts';

interface Props {
  legend: ReactNode;
  help?: ReactNode;
  taints: Taint[];
  onChange: (taints: Taint[]) => void;
  /** Errors as react-hook-form returns them. */
  errors?: ListErrors;
}

export function TaintsEditor({ legend, help, taints, onChange, errors }: Props) {
  const { t } = useTranslation('pool-settings');
  return (
    <PairsEditor
      legend={legend}
      help={help ?? t('pairs.pasteTaint')}
      pairs={taints}
      onChange={onChange}
      emptyRow={{ key: '', value: '', effect: 'NoSchedule' }}
      parse={parseTaint}
      addLabel={t('pairs.addTaint')}
      extra={(taint, change, row) => (
        <Select
          aria-label={t('pairs.nth', { what: t('pairs.effect'), row: row + 1 })}
          value={taint.effect}
          onChange={(event) => change({ ...taint, effect: TaintEffect.parse(event.target.value) })}
          className="w-40"
        >
          {TaintEffect.options.map((effect) => (
            <option key={effect}>{effect}</option>
          ))}
        </Select>
      )}
      {...rowErrors(errors)}
    />
  );
}
