import type { ReactNode } from 'react';

interface Props {
  /** The fields. Their notes are below them, because the aside has the space beside them. */
  children: ReactNode;
  /** What the typed values mean, beside the fields on a wide screen and below them on others. */
  aside: ReactNode;
}

/** Places the fields of a form beside what they cause. */
export const FormColumns = ({ children, aside }: Props) => (
  <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,560px)_minmax(0,1fr)]">
    <div className="@container/form grid grid-cols-[minmax(0,1fr)] gap-5">{children}</div>
    {aside}
  </div>
);
