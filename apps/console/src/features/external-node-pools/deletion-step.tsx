import type { ReactNode } from 'react';

interface Props {
  title: string;
  state?: string;
  done?: boolean;
  children?: ReactNode;
}

/** Renders one step with its progress. */
export const DeletionStep = ({ title, state, done = false, children }: Props) => (
  <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 gap-y-1">
    <span aria-hidden className={done ? 'text-good' : 'text-text-soft'}>
      {done ? '✓' : '○'}
    </span>
    <h3 className="flex flex-wrap items-baseline gap-x-3">
      {title}
      {state && <span className="text-text-soft text-xs font-normal">{state}</span>}
    </h3>
    {children && <div className="col-start-2 min-w-0">{children}</div>}
  </li>
);
