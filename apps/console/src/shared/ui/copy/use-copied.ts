import { useEffect, useState } from 'react';

const shownMs = { copied: 1_600, failed: 8_000 };
type CopyState = 'ready' | 'copied' | 'failed';

/** Copies a selection, which needs no secure context: selects an invisible text for a moment. */
function copySelected(text: string, page: Document) {
  const holder = page.createElement('span');
  holder.textContent = text;
  holder.style.cssText = 'position:fixed;top:0;opacity:0;white-space:pre';
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  const selection = page.getSelection();
  const before = selection?.rangeCount ? selection.getRangeAt(0) : null;
  page.body.append(holder);
  selection?.selectAllChildren(holder);
  page.addEventListener('copy', fill);
  try {
    return page.execCommand('copy');
  } catch {
    return false;
  } finally {
    page.removeEventListener('copy', fill);
    holder.remove();
    selection?.removeAllRanges();
    if (before) selection?.addRange(before);
  }
}

/**
 * Returns true when the text is on the clipboard. Plain http has no `navigator.clipboard`, and a browser may refuse it
 * elsewhere.
 */
export async function copyText(text: string, page: Document = document): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, page);
  }
}

/** Returns the state of the last copy, reset after a few seconds, and the copy function. */
export function useCopied(text: string): [state: CopyState, copy: () => void] {
  const [done, setDone] = useState<{ text: string; state: 'copied' | 'failed' } | null>(null);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(null), shownMs[done.state]);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = () => void copyText(text).then((copied) => setDone({ text, state: copied ? 'copied' : 'failed' }));
  return [done?.text === text ? done.state : 'ready', copy];
}
