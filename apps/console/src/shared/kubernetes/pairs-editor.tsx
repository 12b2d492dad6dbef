import { reservedBy } from '@isthmus/contracts/kubernetes';
import { Plus, X } from 'lucide-react';
import { useId, useRef, useState, type ClipboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFault } from '#shared/i18n/field-fault.tsx';
import { Mark } from '#shared/ui/mark.tsx';
import { Button, IconButton } from '#shared/ui/button.tsx';
import { inputLook } from '#shared/ui/field/control.ts';
import { rowsOfPaste } from './rows.ts';

interface Pair {
  key: string;
  value: string;
}

interface Props<T extends Pair> {
  legend: ReactNode;
  help?: ReactNode;
  /** Error texts by row index. */
  errors: Record<number, string>;
  /** Error text of the whole list. */
  error?: string | undefined;
  pairs: T[];
  onChange: (pairs: T[]) => void;
  emptyRow: T;
  /** Parses a line pasted into a key as a row. */
  parse: (line: string) => T | null;
  addLabel: string;
  /** Renders a row's controls besides key and value. */
  extra?: (pair: T, change: (next: T) => void, row: number) => ReactNode;
}

const look = `${inputLook} h-8 font-mono text-xs pointer-coarse:h-10 pointer-coarse:text-base`;

/** Edits labels or taints as rows. Several lines pasted into a key become separate rows. */
export function PairsEditor<T extends Pair>(props: Props<T>) {
  const { legend, help, errors, error, pairs, onChange, emptyRow, parse, addLabel, extra } = props;
  const { t } = useTranslation('pool-settings');
  const id = useId();
  const adding = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number>();
  const add = () => {
    setAdded(pairs.length);
    onChange([...pairs, emptyRow]);
  };
  const remove = (row: number) => {
    // The pressed button disappears with the last row.
    if (row === pairs.length - 1) adding.current?.focus();
    onChange(pairs.filter((_, index) => index !== row));
  };
  const change = (row: number, next: T) => onChange(pairs.map((pair, index) => (index === row ? next : pair)));
  const paste = (row: number) => (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = rowsOfPaste(event.clipboardData.getData('text'), parse, emptyRow);
    if (!pasted) return;
    event.preventDefault();
    onChange([...pairs.slice(0, row), ...pasted, ...pairs.slice(row + 1)]);
  };
  const name = (what: string, row: number) => t('pairs.nth', { what, row: row + 1 });
  const faultOf = (row: number) => errors[row] && { 'aria-invalid': true, 'aria-describedby': `${id}${row}-error` };
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="float-left font-medium">{legend}</legend>
      {pairs.map((pair, row) => (
        <div key={row} className="grid gap-1">
          <div className="grid grid-cols-[3fr_2fr_auto_auto] items-center gap-1.5">
            <input
              className={look}
              autoFocus={row === added}
              spellCheck={false}
              aria-label={name(t('pairs.key'), row)}
              placeholder={t('pairs.key')}
              value={pair.key}
              {...faultOf(row)}
              onChange={(event) => change(row, { ...pair, key: event.target.value })}
              onPaste={paste(row)}
            />
            <input
              className={look}
              spellCheck={false}
              aria-label={name(t('pairs.value'), row)}
              placeholder={t('pairs.value')}
              value={pair.value}
              {...faultOf(row)}
              onChange={(event) => change(row, { ...pair, value: event.target.value })}
            />
            {extra ? extra(pair, (next) => change(row, next), row) : <span />}
            <IconButton
              label={pair.key ? t('pairs.remove', { key: pair.key }) : t('pairs.removeRow', { row: row + 1 })}
              onClick={() => remove(row)}
            >
              <X />
            </IconButton>
          </div>
          <FieldFault id={`${id}${row}`} role="alert" error={errors[row]} />
          <ReservedNote name={pair.key} />
        </div>
      ))}
      <FieldFault role="alert" error={error} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button ref={adding} size="sm" onClick={add}>
          <Plus aria-hidden />
          {addLabel}
        </Button>
        {help && <span className="text-text-soft text-xs">{help}</span>}
      </div>
    </fieldset>
  );
}

/** Warns about a key with a reserved prefix. It can be sent but may have no effect, so it is never refused. */
function ReservedNote({ name }: { name: string }) {
  const { t } = useTranslation('pool-settings');
  const owner = reservedBy(name);
  if (!owner) return null;
  return (
    <p role="status" className="text-text-soft text-xs">
      <Mark shape="warning" className="text-warn-fill mr-1 align-[-1px]" />
      {t(`reserved.${owner}`)}
    </p>
  );
}
