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
 * Stores a filter's text in the URL. Typing updates the field and the URL. Any other change of the URL replaces the
 * text.
 */
export function useSearchText(name: string): [string, (text: string) => void] {
  const [search, setSearch] = useSearchParams();
  const current = search.get(name) ?? '';
  const [typed, setTyped] = useState({ text: current, urlText: current });
  const text = current === typed.urlText ? typed.text : current;
  const change = (next: string) => {
    setTyped({ text: next, urlText: current });
    setSearch((now) => withParameters(now, { [name]: next }), { replace: true, preventScrollReset: true });
  };
  return [text, change];
}
