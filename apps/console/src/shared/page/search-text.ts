import { useState } from 'react';
import { useSearchParams } from 'react-router';

/** Sets or removes URL parameters. Empty values are removed. */
export function withParameters(search: URLSearchParams, changes: Record<string, string>) {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes))
    if (value) next.set(name, value);
    else next.delete(name);
  return next;
}

/**
 * Stores a filter's text in the URL. Typing shows at once and updates the URL. Another URL change replaces the text.
 */
export function useSearchText(name: string): [string, (text: string) => void] {
  const [search, setSearch] = useSearchParams();
  const current = search.get(name) ?? '';
  const [typed, setTyped] = useState({ text: current, at: current });
  const text = current === typed.at ? typed.text : current;
  const change = (next: string) => {
    setTyped({ text: next, at: current });
    setSearch((now) => withParameters(now, { [name]: next }), { replace: true, preventScrollReset: true });
  };
  return [text, change];
}
