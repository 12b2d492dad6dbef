import { z } from 'zod';
import { fault } from './fault.ts';

const pattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(audit|change|operation|reveal)_([0-9a-f-]{36}|\d{1,18})$/;

/** The position of an entry in the order of time, type, id. No two entries share one. */
export interface Position {
  at: string;
  type: 'audit' | 'change' | 'operation' | 'reveal';
  id: string;
}

export const cursorOf = ({ at, type, id }: Position) => `${at}_${type}_${id}`;

/** Returns the position in a cursor; null for an invalid one. PostgreSQL has no year 0. */
export function positionOf(cursor: string): Position | null {
  const [, at = '', type, id = ''] = pattern.exec(cursor) ?? [];
  const isMoment = !at.startsWith('0000') && !Number.isNaN(Date.parse(at));
  if (!isMoment || (type === 'operation') !== z.uuid().safeParse(id).success) return null;
  return type === 'audit' || type === 'change' || type === 'operation' || type === 'reveal' ? { at, type, id } : null;
}

/** `next` of the previous page. This page starts with the entry after it. */
export const Cursor = z
  .string()
  .max(100)
  .regex(pattern)
  .refine((text) => positionOf(text) !== null, fault('wrong-form'));
