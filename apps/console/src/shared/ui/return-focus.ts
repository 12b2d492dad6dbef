import { useRef } from 'react';

/** Returns the focus after closing. Radix returns it only to its own trigger, and we open from anywhere. */
export function useReturnFocus() {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const back = opener.current?.isConnected ? opener.current : document.querySelector('h1');
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    },
  };
}
