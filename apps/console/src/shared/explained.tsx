import type { ReactNode } from 'react';

interface Props {
  /** Explains the field and TKE's use of it. Appears beside the field where there is space, else below. */
  note?: ReactNode;
  children: ReactNode;
}

export const Explained = ({ note, children }: Props) => (
  <div className="grid gap-x-8 gap-y-1 lg:grid-cols-[minmax(0,560px)_minmax(0,26rem)]">
    <div className="min-w-0">{children}</div>
    {note && <p className="text-text-soft max-w-[72ch] text-xs lg:pt-6">{note}</p>}
  </div>
);
