import type { ReactNode } from 'react';
import { StatusMark } from '#shared/status.tsx';

/** A title that says how many pools are behind. */
export const Behind = ({ children }: { children: ReactNode }) => (
  <span className="inline-flex items-center gap-2">
    <StatusMark status="late" className="!size-3.5 shrink-0" />
    {children}
  </span>
);
