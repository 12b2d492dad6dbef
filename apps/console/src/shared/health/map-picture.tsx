import { memo, useMemo, type MouseEvent, type Ref } from 'react';
import type { HealthState } from '@isthmus/contracts/health';
import { cellAt, heightOf, middleOf, pathsOf, type Layer, type Layout } from './cells.ts';

/** The layers from back to front, with their looks. */
const layers: [Layer, string][] = [
  ['halo', 'fill-bad-fill/25'],
  ['running', 'fill-good-fill'],
  ['unknown', 'fill-none stroke-text-soft'],
  ['cordoned', 'fill-none stroke-good-fill'],
  ['waiting', 'fill-none stroke-line-strong [stroke-dasharray:2_1.5]'],
  ['initializing', 'fill-info-fill'],
  ['draining', 'fill-none stroke-info-fill'],
  ['terminating', 'fill-none stroke-warn-fill'],
  ['late', 'fill-warn-fill'],
  ['failed', 'fill-bad-fill'],
];
const ringPx = 3;

interface Props {
  cells: { state: HealthState }[];
  layout: Layout;
  only: HealthState | null;
  /** The cell with the ring; null for none. */
  ringAt: number | null;
  onHover: (index: number | null) => void;
  onOpen: (index: number, inNewTab: boolean) => void;
  ref: Ref<SVGSVGElement>;
}

/** Draws the cells of one group. */
export function MapPicture({ cells, layout, only, ringAt, onHover, onOpen, ref }: Props) {
  const indexOf = ({ clientX, clientY, currentTarget }: MouseEvent<SVGSVGElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return cellAt(clientX - left, clientY - top, cells.length, layout);
  };
  const open = (event: MouseEvent<SVGSVGElement>, inNewTab: boolean) => {
    const index = indexOf(event);
    if (index !== null) onOpen(index, inNewTab);
  };
  return (
    <svg
      ref={ref}
      aria-hidden
      height={heightOf(cells.length, layout)}
      className="block w-full cursor-pointer overflow-visible"
      onPointerMove={(event) => event.pointerType === 'mouse' && onHover(indexOf(event))}
      onClick={(event) => open(event, event.ctrlKey || event.metaKey)}
      onAuxClick={(event) => event.button === 1 && open(event, true)}
    >
      <Paths cells={cells} layout={layout} only={only} />
      {ringAt !== null && <Ring index={ringAt} layout={layout} />}
    </svg>
  );
}

/** Memoized, so hovering draws only the ring. */
const Paths = memo(({ cells, layout, only }: Pick<Props, 'cells' | 'layout' | 'only'>) => {
  const paths = useMemo(
    () =>
      pathsOf(
        cells.map(({ state }) => state),
        layout,
      ),
    [cells, layout],
  );
  return layers.map(([layer, look]) => {
    const path = paths.get(layer);
    const isDimmed = only !== null && layer !== only && !(layer === 'halo' && only === 'failed');
    return (
      path && (
        <path
          key={layer}
          d={path}
          strokeWidth={Math.max(1, layout.pitch / 11)}
          className={`${look} ${isDimmed ? 'opacity-15' : ''}`}
        />
      )
    );
  });
});

function Ring({ index, layout }: { index: number; layout: Layout }) {
  const { x, y } = middleOf(index, layout);
  const side = layout.pitch + ringPx * 2;
  return (
    <rect
      x={x - side / 2}
      y={y - side / 2}
      width={side}
      height={side}
      rx={layout.pitch < 8 ? 2 : 4}
      className="stroke-accent fill-none stroke-2"
    />
  );
}
