import { useEffect, useRef, useState } from 'react';

const pauseMs = 600;

/**
 * Saves typed values after a pause, on blur and on unmount. `typed` is true while values wait for the save. Always
 * calls the same `save`.
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
