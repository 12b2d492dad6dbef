import type { HealthState } from '@isthmus/contracts/health';
import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { layoutFor, middleOf, moved, pitchFor, type Position } from './cells.ts';
import { MapPicture } from './map-picture.tsx';

export interface MapCell {
  id: string;
  name: string;
  state: HealthState;
}

interface MapGroup<Cell extends MapCell> {
  id: string;
  /** Name and counts of the group. */
  head: ReactNode;
  /** In the order of their names, so a node never moves and a rack is a place. */
  cells: Cell[];
}

interface Props<Cell extends MapCell> {
  /** Accessible name. */
  label: string;
  groups: MapGroup<Cell>[];
  /** The only state that is not dimmed; null for all. */
  only: HealthState | null;
  /** What a cell shows on hover and focus. */
  tipOf: (cell: Cell) => ReactNode;
  /** `inNewTab`: with Ctrl, ⌘ or the middle button, as for a link. */
  onOpen: (cell: Cell, inNewTab: boolean) => void;
}

const problems: HealthState[] = ['failed', 'late'];
const gapPx = 6;

/**
 * Shows one cell per node in groups: ten thousand are some fifty elements. The mouse finds cells by arithmetic. The keyboard has
 * one grid with one cell, which moves.
 */
export function HostMap<Cell extends MapCell>({ label, groups, only, tipOf, onOpen }: Props<Cell>) {
  const { t } = useTranslation(['shared', 'health']);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const pictures = useRef(new Map<number, SVGSVGElement>());
  const [width, setWidth] = useState(0);
  const [focused, setFocused] = useState<Position | null>(null);
  const [hovered, setHovered] = useState<Position | null>(null);
  const counts = useMemo(() => groups.map(({ cells }) => cells.length), [groups]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const layout = useMemo(() => layoutFor(width, pitchFor(total)), [width, total]);

  useLayoutEffect(() => {
    // All pictures have the width of the first.
    const column = pictures.current.get(0)?.parentElement;
    if (!column) return;
    const measure = () => setWidth(column.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(column);
    return () => observer.disconnect();
  }, [groups.length]);

  const cellOf = (at: Position | null) => (at ? groups[at.group]?.cells[at.index] : undefined);
  const active = focused ?? moved({ group: 0, index: 0 }, 'Home', counts, layout);
  const activeCell = cellOf(active);
  // Another id for each cell: screen readers speak when the active one changes, not when its words do.
  const activeId = activeCell && active ? `${id}${active.group}-${active.index}` : undefined;
  const shown = hovered ?? focused;
  const shownCell = cellOf(shown);

  /** The next cell with a problem, after the last one the first. */
  function nextProblem(from: Position) {
    const all = groups.flatMap(({ cells }, group) =>
      cells.flatMap(({ state }, index) => (problems.includes(state) ? [{ group, index }] : [])),
    );
    const isAfter = ({ group, index }: Position) => group > from.group || (group === from.group && index > from.index);
    return all.find(isAfter) ?? all[0] ?? null;
  }
  function onKeyDown(event: KeyboardEvent) {
    const inNewTab = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && activeCell) return onOpen(activeCell, inNewTab);
    if (!active || inNewTab || event.altKey) return;
    const next = event.key === 'n' ? nextProblem(active) : moved(active, event.key, counts, layout);
    if (!next) return;
    event.preventDefault();
    setFocused(next);
    pictures.current.get(next.group)?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <div ref={frame} className="relative" onPointerLeave={() => setHovered(null)}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-2.5 sm:grid-cols-[var(--label)_minmax(0,1fr)]">
        {groups.map((group, index) => (
          <div key={group.id} className="contents">
            <div className="min-w-0 leading-4">{group.head}</div>
            <div className="min-w-0">
              <MapPicture
                ref={(picture) => {
                  if (picture) pictures.current.set(index, picture);
                  else pictures.current.delete(index);
                }}
                cells={group.cells}
                layout={layout}
                only={only}
                ringAt={shown?.group === index ? shown.index : null}
                onHover={(cell) => setHovered(cell === null ? null : { group: index, index: cell })}
                onOpen={(cell, inNewTab) => {
                  const found = group.cells[cell];
                  if (found) onOpen(found, inNewTab);
                }}
              />
            </div>
          </div>
        ))}
      </div>
      <div
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={activeId}
        aria-rowcount={groups.length}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setFocused(active)}
        onBlur={() => setFocused(null)}
        className="pointer-events-none absolute inset-0"
      >
        {active && activeCell && (
          <div role="row" aria-rowindex={active.group + 1} className="sr-only">
            <span role="gridcell" key={activeId} id={activeId} aria-colindex={active.index + 1}>
              {activeCell.name + t('health:comma') + t(`status.${activeCell.state}`)}
            </span>
          </div>
        )}
      </div>
      {shown && shownCell && (
        <Tip picture={pictures.current.get(shown.group)} frame={frame.current} {...middleOf(shown.index, layout)}>
          {tipOf(shownCell)}
        </Tip>
      )}
    </div>
  );
}

interface TipProps {
  picture: SVGSVGElement | undefined;
  frame: HTMLElement | null;
  /** The middle of the cell in its picture, in pixels. */
  x: number;
  y: number;
  children: ReactNode;
}

/** Shows a cell's facts at once, beside the cell. */
function Tip({ picture, frame, x, y, children }: TipProps) {
  if (!picture || !frame) return null;
  const [inner, outer] = [picture.getBoundingClientRect(), frame.getBoundingClientRect()];
  const left = inner.left - outer.left + x;
  const top = inner.top - outer.top + y + gapPx * 2;
  const side = left < outer.width / 2 ? { left: left + gapPx } : { right: outer.width - left + gapPx };
  return (
    <div
      aria-hidden
      style={{ top, ...side }}
      className="border-line bg-raised shadow-lift pointer-events-none absolute z-20 grid w-max max-w-80 gap-0.5 rounded-lg border px-3 py-2 text-xs"
    >
      {children}
    </div>
  );
}
