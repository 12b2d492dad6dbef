import type { ReactNode } from 'react';

const ring = <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const line = (d: string, width = 1.5) => (
  <path d={d} fill="none" stroke="currentColor" strokeWidth={width} strokeLinejoin="round" />
);

/** Drawn, because every font draws ● ◐ ▲ differently. Each shape is told from the others without colour at 12 px. */
const shapes = {
  disc: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  ring,
  barred: (
    <>
      {ring}
      {line('M3.5 6h5')}
    </>
  ),
  struck: (
    <>
      {ring}
      {line('m3 9 6-6')}
    </>
  ),
  half: (
    <>
      {ring}
      <path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="currentColor" />
    </>
  ),
  dashed: (
    <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 1.6" />
  ),
  clock: (
    <>
      {ring}
      {line('M6 3.2V6l1.9 1.3')}
    </>
  ),
  triangle: <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  warning: (
    <>
      {line('M6 1.2 11.2 10.6H.8zM6 4.6v2.6')}
      <circle cx="6" cy="8.9" r=".8" fill="currentColor" />
    </>
  ),
  square: <rect x="1.25" y="1.25" width="9.5" height="9.5" rx="1" fill="currentColor" />,
  arrow: line('M6 1.5v8.6M2.4 6.6 6 10.2l3.6-3.6', 1.6),
  cross: line('m2.2 2.2 7.6 7.6m0-7.6L2.2 9.8', 1.7),
  dash: line('M2.5 6h7', 1.6),
  dot: <circle cx="6" cy="6" r="1.6" fill="currentColor" />,
  tick: line('m1.8 6.6 2.8 2.8 5.6-6.6', 1.7),
  question: (
    <>
      {line('M3.4 3.9C3.5 2.3 4.6 1.4 6 1.4s2.6.9 2.6 2.3c0 1.9-2.5 1.9-2.5 3.8')}
      <circle cx="6.1" cy="10.2" r="1" fill="currentColor" />
    </>
  ),
} satisfies Record<string, ReactNode>;
export type Shape = keyof typeof shapes;

interface Props {
  shape: Shape;
  /** The colour, as a text colour class. */
  className: string;
}

/** Draws the shape of a state, 12 px. A word or an accessible name beside it says the same. */
export const Mark = ({ shape, className }: Props) => (
  <svg viewBox="0 0 12 12" aria-hidden className={`inline-block size-3 shrink-0 overflow-visible ${className}`}>
    {shapes[shape]}
  </svg>
);
