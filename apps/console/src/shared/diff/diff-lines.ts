import { diffWordsWithSpace } from 'diff';

interface Part {
  text: string;
  /** The part that the other line lacks. */
  isChanged: boolean;
}
export interface DiffLine {
  sign: '-' | '+' | ' ';
  parts: Part[];
}

/** The part before the first `=` or `:`, by which a changed line finds its other half. */
const keyOf = (line: string) => /^[^=:]*[=:]/.exec(line)?.[0];
const whole = (text: string): Part[] => [{ text, isChanged: false }];

/** Marks what changed inside a line. Lines that have nothing in common stay without marks. */
function partsOf(before: string, after: string): [Part[], Part[]] {
  const changes = diffWordsWithSpace(before, after);
  if (changes.every(({ added, removed, value }) => added || removed || !/\w/.test(value)))
    return [whole(before), whole(after)];
  return [
    changes.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, isChanged: removed })),
    changes.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, isChanged: added })),
  ];
}

/** Puts the new line directly after the old line of the same key. `byPlace`: two single values belong together without a key. */
function replaced(removed: string[], added: string[], byPlace: boolean): DiffLine[] {
  const left = [...added];
  const lines = removed.flatMap((line, index): DiffLine[] => {
    const key = keyOf(line);
    const other = byPlace ? added[index] : left.find((each) => key !== undefined && keyOf(each) === key);
    if (other === undefined) return [{ sign: '-', parts: whole(line) }];
    left.splice(left.indexOf(other), 1);
    const [before, after] = partsOf(line, other);
    return [
      { sign: '-', parts: before },
      { sign: '+', parts: after },
    ];
  });
  return [...lines, ...left.map((line): DiffLine => ({ sign: '+', parts: whole(line) }))];
}

/** Compares a field's values, one a line. Their order has no meaning; the lines that stayed come last. */
export function diffValues(before: string[], after: string[]): DiffLine[] {
  const removed = before.filter((line) => !after.includes(line));
  const added = after.filter((line) => !before.includes(line));
  const same = before.filter((line) => after.includes(line));
  return [
    ...replaced(removed, added, removed.length === 1 && added.length === 1),
    ...(same.length ? [{ sign: ' ', parts: whole(same.join(', ')) } as const] : []),
  ];
}
