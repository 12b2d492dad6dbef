/** A moment on a lane, in pixels from its left end. */
export interface Placed<Mark> {
  x: number;
  /** More than one: their labels would collide, so they are one mark with a number. */
  marks: Mark[];
  /** The room for the label, in pixels. */
  room: number;
  /** The label is at the left of the shape, because the end of the lane is near. */
  isLeft: boolean;
}

/** The shape with the space around it. */
const shapePx = 16;
const leastLabelPx = 64;
const numberPx = 28;

const needs = <Mark>({ marks }: Pick<Placed<Mark>, 'marks'>) => shapePx + (marks.length > 1 ? numberPx : leastLabelPx);

/**
 * Places marks, which are in the order of time. A mark keeps its place in time. When there is no room for its label before the next
 * mark, the two become one, at the place of the first.
 */
export function placeMarks<Mark>(marks: Mark[], xOf: (mark: Mark) => number, width: number): Placed<Mark>[] {
  const groups: { x: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    const x = xOf(mark);
    if (last && x - last.x < needs(last)) last.marks.push(mark);
    else groups.push({ x, marks: [mark] });
  }
  return groups.map((group, index) => {
    const next = groups[index + 1];
    const isLeft = !next && width - group.x < needs(group) * 2 && group.x > width / 2;
    if (isLeft) {
      const before = groups[index - 1];
      return { ...group, isLeft, room: before ? (group.x - before.x) / 2 - shapePx : group.x - shapePx };
    }
    // The last mark may have its label at its left, in the second half of the way to it.
    const isNextLeft = next && index + 2 === groups.length && width - next.x < needs(next) * 2 && next.x > width / 2;
    const end = next ? (isNextLeft ? (group.x + next.x) / 2 : next.x - shapePx / 2) : width;
    return { ...group, isLeft, room: end - group.x - shapePx };
  });
}
