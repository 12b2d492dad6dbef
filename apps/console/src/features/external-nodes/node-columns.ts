import { useState } from 'react';
import { remember, remembered } from '#shared/remembered.ts';
import { sortKeys, type SortKey } from './sort-nodes.ts';

declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string;
  }
}

/** CSS grid track and the least it needs, in rem. */
const tracks: Record<SortKey, [track: string, least: number]> = {
  name: ['minmax(12rem,2fr)', 12],
  status: ['minmax(11rem,1fr)', 11],
  ip: ['minmax(8rem,1fr)', 8],
  pool: ['minmax(7rem,1fr)', 7],
  location: ['minmax(8rem,1fr)', 8],
  joined: ['minmax(5.5rem,0.6fr)', 5.5],
  since: ['minmax(7rem,0.8fr)', 7],
};
const selectRem = 2.5;

/** What may be left out; a node without name and state says nothing. */
export const optionalColumns = sortKeys.filter((key) => key !== 'name' && key !== 'status');

export const gridOf = (columns: SortKey[]) => ({
  '--columns': [`${selectRem}rem`, ...columns.map((key) => tracks[key][0])].join(' '),
  '--least': `${selectRem + columns.reduce((sum, key) => sum + tracks[key][1], 0)}rem`,
});

/** Which columns this person wants to see; the narrow form of the table always has its own. */
export function useColumns() {
  const [hidden, setHidden] = useState(() => remembered('node-columns-hidden').split(',').filter(Boolean));
  const toggle = (key: SortKey) => {
    const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key];
    setHidden(next);
    remember('node-columns-hidden', next.join(','));
  };
  return { columns: sortKeys.filter((key) => !hidden.includes(key)), toggle };
}
