import { diffArrays, diffWordsWithSpace } from 'diff';

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

/** Unchanged lines that a text keeps on each side of a change. */
const context = 3;
const skipped: DiffLine = { sign: ' ', parts: whole('⋯') };

/** Shortens unchanged lines to the ones beside a change. */
function nearChanges(lines: string[], isFirst: boolean, isLast: boolean): DiffLine[] {
  const shown = lines.map((line): DiffLine => ({ sign: ' ', parts: whole(line) }));
  const [head, tail] = [isFirst ? 0 : context, isLast ? 0 : context];
  // A mark for one line would take as much room as the line.
  if (shown.length <= head + tail + 1) return shown;
  return [...shown.slice(0, head), skipped, ...shown.slice(shown.length - tail)];
}

/** Compares two texts line by line, in their order. Unchanged lines far from a change become one mark. */
export function diffText(before: string[], after: string[]): DiffLine[] {
  const chunks = diffArrays(before, after);
  return chunks.flatMap(({ value, added, removed }, index): DiffLine[] => {
    const [previous, next] = [chunks[index - 1], chunks[index + 1]];
    if (removed && next?.added && next.value.length === value.length) return replaced(value, next.value, true);
    if (removed) return value.map((line) => ({ sign: '-', parts: whole(line) }));
    // Already shown beside the lines that they replace.
    if (added && previous?.removed && previous.value.length === value.length) return [];
    if (added) return value.map((line) => ({ sign: '+', parts: whole(line) }));
    return nearChanges(value, !previous, !next);
  });
}
