import type { ReactNode } from 'react';

interface Props {
  /** What it means and what TKE does with it: quietly beside the field where there is room, else under it. */
  note?: ReactNode;
  children: ReactNode;
}

export const Explained = ({ note, children }: Props) => (
  <div className="grid gap-x-8 gap-y-1 lg:grid-cols-[minmax(0,560px)_minmax(0,26rem)]">
    <div className="min-w-0">{children}</div>
    {note && <p className="text-text-soft max-w-[72ch] text-xs lg:pt-6">{note}</p>}
  </div>
);
