import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

/** Explains an empty place and offers the first step. */
export function Empty({ title, children, action }: Props) {
  return (
    <div className="border-line-strong/60 grid justify-items-start gap-2 rounded-md border border-dashed px-5 py-6">
      <p className="text-md font-semibold">{title}</p>
      {children && <div className="text-text-soft max-w-[72ch]">{children}</div>}
      {action && <div className="mt-1 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
