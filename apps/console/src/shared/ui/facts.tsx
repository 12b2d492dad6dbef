import type { ReactNode } from 'react';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Tip } from './tooltip.tsx';

export interface Fact {
  name: string;
  /** Text has a copy button. Null means not reported. */
  value: ReactNode;
  help?: ReactNode;
}

interface Props {
  facts: Fact[];
  /** The text for a missing value. */
  notReported: string;
  columns?: 1 | 2;
  /** Small and without lines, beside what the page is about. The help is behind the names. */
  isQuiet?: boolean;
}

/** Renders a block of facts to copy. */
export function Facts({ facts, notReported, columns = 2, isQuiet = false }: Props) {
  if (isQuiet) return <QuietFacts facts={facts} notReported={notReported} />;
  return (
    <dl className={`grid gap-x-8 ${columns === 2 ? 'lg:grid-cols-2' : ''}`}>
      {facts.map(({ name, value, help }) => (
        <div
          key={name}
          className="border-line grid min-h-9 grid-cols-[min(11rem,38%)_1fr] items-start gap-x-4 border-b py-1.5"
        >
          <dt className="text-text-soft py-0.5">{name}</dt>
          <dd className="min-w-0 py-0.5">
            <Value name={name} value={value} notReported={notReported} />
            {help && <p className="text-text-soft max-w-[60ch] text-xs">{help}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ValueProps extends Pick<Fact, 'name' | 'value'> {
  notReported: string;
}

const Value = ({ name, value, notReported }: ValueProps) =>
  typeof value === 'string' && value ? (
    <Copyable text={value} what={name} />
  ) : (
    (value ?? <span className="text-text-soft">{notReported}</span>)
  );

/** Missing values without help share one row, so that five of them are not five times the same words. */
function QuietFacts({ facts, notReported }: Pick<Props, 'facts' | 'notReported'>) {
  const isMissing = ({ value, help }: Fact) => value === null && !help;
  const missing = facts.filter(isMissing);
  const shown = missing.length > 1 ? facts.filter((fact) => !isMissing(fact)) : facts;
  return (
    <dl className="grid grid-cols-[minmax(0,104px)_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 text-xs">
      {shown.map(({ name, value, help }) => (
        <div key={name} className="contents">
          <dt className="text-text-soft py-0.5">
            {help ? (
              <Tip text={help}>
                <span tabIndex={0} className="decoration-line-strong underline decoration-dotted underline-offset-3">
                  {name}
                </span>
              </Tip>
            ) : (
              name
            )}
          </dt>
          <dd className="min-w-0 py-0.5">
            <Value name={name} value={value} notReported={notReported} />
          </dd>
        </div>
      ))}
      {missing.length > 1 && (
        <div className="contents">
          <dt className="text-text-soft py-0.5">{notReported}</dt>
          <dd className="text-text-soft py-0.5">{missing.map(({ name }) => name).join(' · ')}</dd>
        </div>
      )}
    </dl>
  );
}
