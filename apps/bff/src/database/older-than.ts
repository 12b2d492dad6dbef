import { positionOf, type Position } from '@isthmus/contracts/cursor';

interface Older<Id> {
  at: { lt: Date } | Date;
  id?: { lt: Id };
}

/** Conditions (joined by OR) for entries of one type after a cursor, ordered by time, type and id, all descending. */
export function olderThan<Id>(type: Position['type'], cursor: string, idOf: (text: string) => Id): Older<Id>[] {
  const position = positionOf(cursor);
  if (!position) return [];
  const at = new Date(position.at);
  const sameMoment: Older<Id>[] = type < position.type ? [{ at }] : [];
  if (type === position.type) sameMoment.push({ at, id: { lt: idOf(position.id) } });
  return [{ at: { lt: at } }, ...sameMoment];
}
