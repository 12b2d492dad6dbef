import { startTransition, useLayoutEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';

const gap = 4;
const edge = 8;

interface Props {
  text: ReactNode;
  /** One element that can take focus, so the keyboard reaches the tooltip too. */
  children: ReactNode;
}

/** Shows a short text on hover and focus. It is in the browser's top layer, so no table clips it. */
export function Tip({ text, children }: Props) {
  const [at, setAt] = useState<DOMRect | null>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const show = ({ currentTarget, target, type }: SyntheticEvent<HTMLElement>) => {
    if (type === 'focus' && target instanceof Element && !target.matches(':focus-visible')) return;
    setAt(currentTarget.firstElementChild?.getBoundingClientRect() ?? null);
  };
  // Hides only after the focus has moved. If an element disappears during the move, a Radix dialog takes the focus.
  const hide = () => startTransition(() => setAt(null));

  useLayoutEffect(() => {
    const shown = tip.current;
    if (!at || !shown) return;
    shown.showPopover();
    const { width, height } = shown.getBoundingClientRect();
    const below = at.bottom + gap + height < innerHeight;
    const middle = at.left + at.width / 2 - width / 2;
    shown.style.left = `${Math.max(edge, Math.min(middle, innerWidth - width - edge))}px`;
    shown.style.top = `${below ? at.bottom + gap : at.top - gap - height}px`;
    // Describes its element, unless it repeats the element's name or the element has a description of its own.
    const element = shown.parentElement?.firstElementChild;
    if (!element || element.ariaLabel === shown.textContent || element.ariaDescription) return;
    element.ariaDescription = shown.textContent;
    return () => {
      element.ariaDescription = null;
    };
  }, [at]);

  return (
    <span
      className="contents"
      onMouseOver={show}
      onMouseOut={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={({ key }) => key === 'Escape' && hide()}
    >
      {children}
      {at && (
        <span
          ref={tip}
          role="tooltip"
          popover="manual"
          // An age in it must not become a stop of the keyboard.
          inert
          className="border-line bg-raised text-text shadow-lift pointer-events-none fixed m-0 max-w-72 rounded-md border px-2 py-1 text-xs"
        >
          {text}
        </span>
      )}
    </span>
  );
}
