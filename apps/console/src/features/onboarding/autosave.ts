import { useEffect, useRef, useState } from 'react';

const pauseMs = 600;

/**
 * Keeps what is typed after a pause, when a field is left, and when the page is: `typed` while something waits to be kept.
 * The same `save` is called throughout.
 */
export function useAutosave(save: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(save);
  const [typed, setTyped] = useState(false);
  useEffect(() => {
    latest.current = save;
  });
  const flush = () => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    setTyped(false);
    latest.current();
  };
  const later = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, pauseMs);
    setTyped(true);
  };
  const flushed = useRef(flush);
  useEffect(() => () => flushed.current(), []);
  return { typed, later, flush };
}
