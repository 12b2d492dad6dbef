import type { Refusal } from '@isthmus/contracts/acts';
import { useEffect, useRef } from 'react';

/** An act of the open page, as its button or menu shows it. */
export interface PageAct {
  label: string;
  /** The name of the object that it changes. */
  of: string;
  /** Why it is disabled; null when it is allowed. */
  refusal: Refusal | null;
  /** Path of the page for the act; absent when `onSelect` does it. */
  to?: string;
  onSelect?: () => void;
  /** Runs it from anywhere on the page. */
  key?: 'a' | 'e';
}

const contributed = new Map<object, PageAct[]>();

/** The acts of the open page, those of its innermost part first. */
export const pageActs = () => [...contributed.values()].flat();

/** Offers the acts of a part of the page in the palette and by key. */
export function useActs(acts: PageAct[]) {
  const { current: part } = useRef({});
  useEffect(() => void contributed.set(part, acts));
  useEffect(() => () => void contributed.delete(part), [part]);
}
