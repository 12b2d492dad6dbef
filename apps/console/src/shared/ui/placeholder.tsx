import type { ReactNode } from 'react';

interface Props {
  /** What is loading, for assistive technology. */
  label: string;
  lines?: number;
}

/** Renders placeholders for rows that are still loading. */
export function Skeleton({ label, lines = 6 }: Props) {
  return (
    <div role="status" aria-label={label} aria-busy className="border-line bg-surface breathing grid rounded-md border">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="border-line flex h-9 items-center gap-6 border-b px-3 last:border-b-0">
          <span className="bg-hover h-3 w-40 rounded" />
          <span className="bg-hover h-3 w-24 rounded" />
          <span className="bg-hover h-3 flex-1 rounded" />
        </div>
      ))}
    </div>
  );
}

interface EmptyProps {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

/** Explains an empty place and offers the first step. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="border-line-strong/60 grid justify-items-start gap-2 rounded-md border border-dashed px-5 py-6">
      <p className="text-md font-semibold">{title}</p>
      {children && <div className="text-text-soft max-w-[72ch]">{children}</div>}
      {action && <div className="mt-1 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
