import { useEffect, useRef, type MouseEvent } from 'react';
import type { Entry } from './entry.ts';
import { Keys } from './key-caps.tsx';
import { pieces } from './matching.ts';

interface Props {
  id: string;
  entry: Entry;
  typed: string;
  isCurrent: boolean;
  onPoint: () => void;
  onPick: (event: MouseEvent) => void;
}

/** Renders an entry as an option. A disabled act stays reachable, because it explains itself. */
export function EntryLine({ id, entry, typed, isCurrent, onPoint, onPick }: Props) {
  const { mark, label, note, where, refusal, keys } = entry;
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-disabled={refusal !== undefined}
      // Not on hover: rows that scroll under a resting pointer must not take the choice.
      onMouseMove={onPoint}
      onClick={onPick}
      className={`flex min-h-9 items-center gap-3 rounded-md px-2 ${isCurrent ? 'bg-accent-soft' : ''} ${refusal === undefined ? 'cursor-pointer' : 'cursor-not-allowed'}`}
    >
      <span
        aria-hidden
        className="text-text-soft inline-flex size-4 shrink-0 items-center justify-center [&_svg]:size-4"
      >
        {mark}
      </span>
      <span className={`min-w-0 flex-1 ${refusal === undefined ? '' : 'text-text-soft'}`}>
        <span className="break-words">
          <Underlined text={label} typed={typed} />
        </span>{' '}
        <span className="text-text-soft text-xs">
          <Underlined text={note} typed={typed} />
        </span>
        {refusal !== undefined && <span className="text-text-soft block pb-1 text-xs">{refusal}</span>}
      </span>
      <span className="text-text-soft truncate">
        <Underlined text={where} typed={typed} />
      </span>
      {keys && <Keys keys={keys} />}
    </div>
  );
}

const Underlined = ({ text, typed }: { text: string; typed: string }) =>
  pieces(text, typed).map((piece, index) =>
    piece.isMatch ? (
      <u
        key={index}
        className="font-medium underline-offset-3"
        style={{ textDecoration: 'underline 2px var(--accent)' }}
      >
        {piece.text}
      </u>
    ) : (
      piece.text
    ),
  );
