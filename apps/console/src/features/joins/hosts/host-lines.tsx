import { fault } from '@isthmus/contracts/fault';
import type { FieldProblem } from '@isthmus/contracts/field-problem';
import { useTranslation } from 'react-i18next';
import { useFaultText } from '#shared/i18n/field-fault.tsx';
import type { ParsedHosts } from './parse-hosts.ts';

interface Props {
  parsed: ParsedHosts;
  /** Faults of the request that the BFF refused. */
  refused: FieldProblem[];
}

/** Shows the result for each line that is not a host: its fault, or why it is ignored. No line is dropped silently. */
export function HostLines({ parsed: { hosts, errors, leftOut }, refused }: Props) {
  const { t } = useTranslation('joins');
  const textOf = useFaultText();
  const wrong = [
    ...errors,
    ...refused.flatMap(({ path, code, params }) => {
      const host = hosts[Number(/^hosts\.(\d+)/.exec(path)?.[1])];
      return host ? [{ line: host.line, text: host.text, error: fault(code, params) }] : [];
    }),
  ].toSorted((one, other) => one.line - other.line);
  return (
    <>
      {wrong.length > 0 && (
        <ul role="alert" className="text-bad list-disc pl-5 text-xs">
          {wrong.map(({ line, text, error }) => (
            <li key={`${line} ${error}`} className="break-words">
              {t('builder.lineError', { line, text })}. {textOf(error)}
            </li>
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <details className="text-text-soft text-xs" open={leftOut.length < 6}>
          <summary className="min-h-6 w-fit">{t('builder.leftOut', { count: leftOut.length })}</summary>
          <ul className="list-disc pl-5">
            {leftOut.map(({ line, text, why, what = '' }) => (
              <li key={`${line} ${why}`} className="break-words">
                {t('builder.lineError', { line, text })}. {t(`builder.why.${why}`, { what })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
