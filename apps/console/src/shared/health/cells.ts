import type { HealthState } from '@isthmus/contracts/health';

/** The size of a map: cells of `pitch` pixels, row by row. */
export interface Layout {
  pitch: number;
  columns: number;
}

const pitches = [
  [1_000, 16],
  [2_000, 12],
  [5_000, 8],
] as const;
const leastPitch = 6;
/** Below this pitch only squares can be told apart. */
const smallPitch = 8;
const haloPx = 20;

/** The pitch in pixels for a map of this many cells, so that ten thousand fit one screen. */
export const pitchFor = (count: number) => pitches.find(([most]) => count <= most)?.[1] ?? leastPitch;

export const layoutFor = (width: number, pitch: number): Layout => ({
  pitch,
  columns: Math.max(1, Math.floor(width / pitch)),
});

/** The height in pixels. */
export const heightOf = (count: number, { pitch, columns }: Layout) => Math.ceil(count / columns) * pitch;

/** The middle of a cell, in pixels. */
export const middleOf = (index: number, { pitch, columns }: Layout) => ({
  x: (index % columns) * pitch + pitch / 2,
  y: Math.floor(index / columns) * pitch + pitch / 2,
});

/** The cell under a point; null when there is none. Arithmetic, because the cells are no elements. */
export function cellAt(x: number, y: number, count: number, { pitch, columns }: Layout) {
  const column = Math.floor(x / pitch);
  const index = Math.floor(y / pitch) * columns + column;
  return column >= 0 && column < columns && index >= 0 && index < count ? index : null;
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const square = (x: number, y: number, side: number) => `M${x - side / 2} ${y - side / 2}h${side}v${side}h${-side}z`;

type Drawing = (x: number, y: number, pitch: number) => string;

const drawings: Record<HealthState, Drawing> = {
  running: (x, y, pitch) => (pitch < smallPitch ? square(x, y, 4) : circle(x, y, pitch * 0.29)),
  failed: (x, y, pitch) => square(x, y, pitch >= 12 ? pitch - 2 : pitch + 1),
  late: (x, y, pitch) => {
    const half = pitch >= 12 ? pitch / 2 - 0.5 : pitch / 2 + 1;
    return `M${x} ${y - half}L${x + half} ${y + half * 0.8}H${x - half}z`;
  },
  // The left half of a disc and a ring around it, as in the list.
  initializing: (x, y, pitch) => {
    const r = pitch * 0.34;
    const inner = r - Math.max(1, pitch / 11);
    const disc = `M${x} ${y - r}a${r} ${r} 0 0 0 0 ${2 * r}z`;
    return `${disc}M${x} ${y - r}a${r} ${r} 0 0 1 0 ${2 * r}v${inner - r}a${inner} ${inner} 0 0 0 0 ${-2 * inner}z`;
  },
  unknown: (x, y, pitch) => {
    const half = pitch * 0.29;
    return `${square(x, y, half * 2)}M${x - half} ${y + half}l${half * 2} ${-half * 2}`;
  },
  draining: (x, y, pitch) => {
    const half = pitch * 0.34;
    return `M${x} ${y - half}v${half * 2}m${-half * 0.8} ${-half * 0.8}l${half * 0.8} ${half * 0.8}l${half * 0.8} ${-half * 0.8}`;
  },
  terminating: (x, y, pitch) => {
    const half = pitch * 0.3;
    return `M${x - half} ${y - half}l${half * 2} ${half * 2}m0 ${-half * 2}l${-half * 2} ${half * 2}`;
  },
  cordoned: (x, y, pitch) => {
    if (pitch < smallPitch) return square(x, y, 4);
    return `${circle(x, y, pitch * 0.3)}M${x - pitch * 0.16} ${y}h${pitch * 0.32}`;
  },
  waiting: (x, y, pitch) => circle(x, y, pitch * 0.3),
};

/** A failed cell of a dense map is found by the patch behind it. */
export type Layer = HealthState | 'halo';

/** One path for each state: ten thousand nodes are a dozen elements. */
export function pathsOf(states: HealthState[], layout: Layout): Map<Layer, string> {
  const { pitch } = layout;
  const parts = new Map<Layer, string[]>();
  const add = (layer: Layer, path: string) => {
    const paths = parts.get(layer);
    if (paths) paths.push(path);
    else parts.set(layer, [path]);
  };
  states.forEach((state, index) => {
    const { x, y } = middleOf(index, layout);
    if (state === 'failed' && pitch < smallPitch) add('halo', square(x, y, haloPx));
    add(state, drawings[state](x, y, pitch));
  });
  return new Map([...parts].map(([layer, paths]) => [layer, paths.join('')]));
}

/** A cell of one of several maps. */
export interface Position {
  group: number;
  index: number;
}

/** Where a key moves the focus: arrows within and between the maps, Home and End to the ends. Null for other keys. */
export function moved({ group, index }: Position, key: string, counts: number[], { columns }: Layout): Position | null {
  const last = (counts[group] ?? 0) - 1;
  const above = counts.findLastIndex((count, at) => at < group && count > 0);
  const below = counts.findIndex((count, at) => at > group && count > 0);
  const column = index % columns;
  const intoAbove = () => {
    const count = counts[above] ?? 0;
    const start = Math.floor((count - 1) / columns) * columns;
    return { group: above, index: Math.min(start + column, count - 1) };
  };
  const intoBelow = () => ({ group: below, index: Math.min(column, (counts[below] ?? 0) - 1) });
  if (key === 'ArrowRight')
    return index < last ? { group, index: index + 1 } : below < 0 ? null : { group: below, index: 0 };
  if (key === 'ArrowLeft') {
    if (index > 0) return { group, index: index - 1 };
    return above < 0 ? null : { group: above, index: (counts[above] ?? 0) - 1 };
  }
  if (key === 'ArrowDown') {
    if (index + columns <= last) return { group, index: index + columns };
    // The last line of the map may be shorter than this column.
    if (Math.floor(index / columns) < Math.floor(last / columns)) return { group, index: last };
    return below < 0 ? null : intoBelow();
  }
  if (key === 'ArrowUp') {
    if (index >= columns) return { group, index: index - columns };
    return above < 0 ? null : intoAbove();
  }
  if (key === 'Home') return { group: counts.findIndex((count) => count > 0), index: 0 };
  if (key === 'End') {
    const end = counts.findLastIndex((count) => count > 0);
    return { group: end, index: (counts[end] ?? 1) - 1 };
  }
  return null;
}
