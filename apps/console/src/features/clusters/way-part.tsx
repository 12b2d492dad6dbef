import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  to: string;
  children: ReactNode;
  /** What else is told of this part: links of their own. */
  more?: ReactNode;
  last?: boolean;
}

/** One part of the way of the work, as the way to it. */
export const WayPart = ({ to, children, more, last = false }: Props) => (
  <li className="inline-flex min-h-7 flex-wrap items-center gap-x-1.5">
    <Link to={to} className="text-text inline-flex min-h-6 items-center gap-1.5 underline-offset-3 hover:underline">
      {children}
    </Link>
    {more}
    {!last && (
      <span aria-hidden className="text-text-soft ml-1.5">
        →
      </span>
    )}
  </li>
);
