import type { ReactNode } from 'react';

export const groups = ['go', 'run', 'recent'] as const;
/** What the palette can show alone. */
export const kinds = ['all', 'nodes', 'acts'] as const;
export type Kind = (typeof kinds)[number];

/** One line of the palette: a place to go to, or an act to run. */
export interface Entry {
  id: string;
  group: (typeof groups)[number];
  isNode?: boolean;
  mark: ReactNode;
  label: string;
  /** What it is, and what tells it from others with its name. */
  note: string;
  /** Where it is: its cluster, or its account. */
  where: string;
  to?: string;
  onSelect?: () => void;
  /** Why it cannot be run, and what to do. */
  refusal?: string;
  /** Its shortcut. */
  keys?: string[];
}
