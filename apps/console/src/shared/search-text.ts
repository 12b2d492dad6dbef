import { useState } from 'react';
import { useSearchParams } from 'react-router';

/** Sets or removes parameters of the URL; what is empty is not written. */
export function withParameters(search: URLSearchParams, changes: Record<string, string>) {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes))
    if (value) next.set(name, value);
    else next.delete(name);
  return next;
}

/** A filter's text, kept in the URL. What is typed shows at once: the URL follows, and leads again when it changes by itself. */
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
