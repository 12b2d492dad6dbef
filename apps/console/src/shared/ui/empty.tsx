import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

/** What belongs here and how to get the first of it. */
export function Empty({ title, children, action }: Props) {
  return (
    <div className="border-line-strong/60 grid justify-items-start gap-2 rounded-md border border-dashed px-5 py-6">
      <p className="text-md font-semibold">{title}</p>
      {children && <div className="text-text-soft max-w-[72ch]">{children}</div>}
      {action && <div className="mt-1 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
