import type { ReactNode } from 'react';
import { Copyable } from '#shared/ui/copy/copyable.tsx';

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
}

/** Renders a block of facts to copy. */
export function Facts({ facts, notReported, columns = 2 }: Props) {
  return (
    <dl className={`grid gap-x-8 ${columns === 2 ? 'lg:grid-cols-2' : ''}`}>
      {facts.map(({ name, value, help }) => (
        <div
          key={name}
          className="border-line grid min-h-9 grid-cols-[min(11rem,38%)_1fr] items-start gap-x-4 border-b py-1.5"
        >
          <dt className="text-text-soft py-0.5">{name}</dt>
          <dd className="min-w-0 py-0.5">
            {typeof value === 'string' && value ? (
              <Copyable text={value} what={name} />
            ) : (
              (value ?? <span className="text-text-soft">{notReported}</span>)
            )}
            {help && <p className="text-text-soft max-w-[60ch] text-xs">{help}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
