import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { parseSort, writeSort, type Sort } from '#shared/data-grid/sort.ts';
import { withParameters } from '#shared/page/search-text.ts';
import { nodeColumns } from './node-columns.tsx';

const quietMs = 250;

/**
 * Stores filter, sort and the open node in the URL. The text field keeps its own value while a person types. A
 * navigation for each key costs frames, so the URL updates when typing pauses. The URL omits `defaultSort`.
 */
export function useNodeView(defaultSort: 'name' | 'status') {
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');

  // Changes can come faster than the page shows their URLs. Each builds on the latest change, not on the URL.
  const latest = useRef(params);
  /** URLs of changes that the page does not show yet, oldest first. */
  const pending = useRef<string[]>([]);
  const change = (changes: Record<string, string>, { replace = true } = {}) => {
    latest.current = withParameters(latest.current, changes);
    pending.current.push(latest.current.toString());
    setParams(latest.current, { replace, preventScrollReset: true });
  };

  // The URL of an earlier change must not replace what was typed since. Any other URL replaces the text.
  useEffect(() => {
    const shown = pending.current.indexOf(params.toString());
    pending.current = shown < 0 ? [] : pending.current.slice(shown + 1);
    if (shown >= 0) return;
    latest.current = params;
    setText(params.get('q') ?? '');
  }, [params]);
  useEffect(() => {
    if (text === (latest.current.get('q') ?? '')) return;
    const timer = setTimeout(() => change({ q: text }), quietMs);
    return () => clearTimeout(timer);
  });

  return {
    filter: {
      text,
      status: params.get('status') ?? '',
      pool: params.get('pool') ?? '',
      version: params.get('version') ?? '',
    },
    sort: parseSort(params.get('sort') ?? defaultSort, nodeColumns),
    /** Name of the node in the open drawer. */
    open: params.get('node'),
    setText,
    setStatus: (status: string) => change({ status, q: text }),
    setPool: (pool: string) => change({ pool, q: text }),
    setVersion: (version: string) => change({ version, q: text }),
    setSort: (sort: Sort) => change({ sort: writeSort(sort) === defaultSort ? '' : writeSort(sort) }),
    show: (node: string) => change({ node }, { replace: false }),
    hide: () => change({ node: '' }),
    clear: () => {
      setText('');
      change({ q: '', status: '', pool: '', version: '' });
    },
  };
}
export type NodeView = ReturnType<typeof useNodeView>;
