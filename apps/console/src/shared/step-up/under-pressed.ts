import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { lastPressed, type Pressed } from './pressed.ts';

/**
 * Shows a question under the pressed control, in a React root of its own. Returns its answer; `left` when the person cancels (null) or leaves the
 * page. `label`: the words of the control.
 */
export const showUnderPressed = <T>(
  render: (label: string | null, end: (answer: T | null) => void) => ReactNode,
  left: T,
): Promise<T> =>
  new Promise<T>((resolve) => {
    const pressed = lastPressed();
    const place = open(pressed, () => finish(null));
    const root = createRoot(place.host);
    function finish(answer: T | null) {
      place.close();
      root.unmount();
      if (pressed?.element instanceof HTMLElement) pressed.element.focus({ preventScroll: true });
      resolve(answer ?? left);
    }
    root.render(render(pressed?.label ?? null, finish));
  });

const margin = 12;
const gap = 6;

/** Opens an element above everything else, under the control. Inside its dialog, so that the dialog keeps the focus and stays open. */
function open(pressed: Pressed | null, onLeft: () => void) {
  const host = document.createElement('div');
  host.popover = 'manual';
  // Pinned to the window: the top layer ignores the boxes around it.
  Object.assign(host.style, { inset: 'auto', margin: '0', border: 'none', padding: '0', background: 'none' });
  Object.assign(host.style, { overflow: 'visible', width: `min(420px, calc(100vw - ${2 * margin}px))` });
  const around = pressed?.element.isConnected ? pressed.element.closest('[role=dialog],[role=alertdialog]') : null;
  (around ?? document.querySelector('main') ?? document.body).append(host);
  host.showPopover();

  const put = () => {
    if (!pressed?.element.isConnected) return;
    const { top, bottom, left } = pressed.element.getBoundingClientRect();
    const { width, height } = host.getBoundingClientRect();
    const fitsBelow = bottom + gap + height + margin <= innerHeight;
    const y = fitsBelow ? bottom + gap : Math.max(margin, Math.min(top - gap - height, innerHeight - margin - height));
    const x = Math.max(margin, Math.min(left, innerWidth - margin - width));
    Object.assign(host.style, { top: `${y}px`, left: `${x}px` });
  };
  if (!pressed?.element.isConnected) Object.assign(host.style, { inset: `${margin}px 0 auto`, margin: '0 auto' });
  const { pathname } = location;
  const left = () => (!host.isConnected || location.pathname !== pathname) && onLeft();
  const changes = new MutationObserver(left);
  const sizes = new ResizeObserver(put);
  // Before a dialog around it hears the key and closes.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onLeft();
  };
  changes.observe(document.body, { childList: true, subtree: true });
  sizes.observe(host);
  addEventListener('scroll', put, true);
  addEventListener('resize', put);
  addEventListener('keydown', onKey, true);
  put();
  return {
    host,
    close: () => {
      changes.disconnect();
      sizes.disconnect();
      removeEventListener('scroll', put, true);
      removeEventListener('resize', put);
      removeEventListener('keydown', onKey, true);
      host.remove();
    },
  };
}
