import { useTranslation } from 'react-i18next';
import { diffText, diffValues, type DiffLine } from './diff-lines.ts';

interface DiffRow {
  name: string;
  before: string[];
  after: string[];
  /** Result of the comparison. `not-known`: one side has no known value. */
  verdict: 'same' | 'changed' | 'not-known';
  /** The lines are one text: their order has meaning. */
  isText?: boolean;
}

const looks = {
  '-': { row: 'bg-bad-soft', sign: 'text-bad', mark: 'bg-[color-mix(in_oklch,var(--bad-fill)_32%,transparent)]' },
  '+': { row: 'bg-good-soft', sign: 'text-good', mark: 'bg-[color-mix(in_oklch,var(--good-fill)_40%,transparent)]' },
  ' ': { row: 'text-text-soft', sign: '', mark: '' },
} as const;

/** Shows lines with their signs. The sign is a character, colour is second, and the changed part of a line is darker. */
function Lines({ lines }: { lines: DiffLine[] }) {
  const { t } = useTranslation();
  return lines.map(({ sign, parts }, index) => {
    const look = looks[sign];
    return (
      <span key={index} className={`flex min-h-5.5 px-2 py-px font-mono text-xs leading-5 ${look.row}`}>
        <span aria-hidden className={`w-5 shrink-0 ${look.sign}`}>
          {sign === '-' ? '−' : sign}
        </span>
        {sign !== ' ' && <span className="sr-only">{t(sign === '-' ? 'diff.removed' : 'diff.added')} </span>}
        <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">
          {parts.map(({ text, isChanged }, part) =>
            isChanged ? (
              <mark key={part} className={`rounded-[2px] text-inherit ${look.mark}`}>
                {text}
              </mark>
            ) : (
              text
            ),
          )}
        </span>
      </span>
    );
  });
}

interface Props {
  label: string;
  /** The names of both sides. */
  columns: [string, string];
  rows: DiffRow[];
}

/** Compares two objects field by field. All fields that are the same are one grey line. */
export function DiffView({ label, columns, rows }: Props) {
  const { t } = useTranslation();
  const same = rows.filter(({ verdict }) => verdict === 'same');
  const differing = rows.filter(({ verdict }) => verdict !== 'same');
  return (
    <table aria-label={label} className="border-line w-full border-y text-left">
      <caption className="text-text-soft px-2 py-1.5 text-left text-xs">
        <span aria-hidden className="text-bad font-mono">
          −{' '}
        </span>
        {columns[0]}
        <span aria-hidden className="text-good ml-3 font-mono">
          +{' '}
        </span>
        <span className="sr-only">{t('diff.against')} </span>
        {columns[1]}
        {differing.length === 0 && <span className="ml-3">{t('diff.nothing')}</span>}
      </caption>
      <tbody>
        {differing.map(({ name, before, after, verdict, isText }) => (
          <tr key={name} className="grid pb-1">
            <th scope="row" className="text-text-soft px-2 py-1 text-left text-xs font-medium">
              {name} {verdict === 'not-known' && <>({t('diff.not-known')})</>}
              {verdict === 'changed' && <span className="sr-only">({t('diff.changed')})</span>}
            </th>
            <td className="grid">
              <Lines lines={isText ? diffText(before, after) : diffValues(before, after)} />
            </td>
          </tr>
        ))}
        {same.length > 0 && (
          <tr className="grid pb-1">
            <th scope="row" className="text-text-soft px-2 py-1 text-left text-xs font-medium">
              {t('diff.sameInBoth')}
            </th>
            <td className="text-text-soft px-2 pb-1 pl-7 text-xs wrap-anywhere">
              {same.map(({ name, after }) => `${name} ${after.join(', ')}`).join(' · ')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
