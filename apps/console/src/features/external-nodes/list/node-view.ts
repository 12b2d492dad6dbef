import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { parseSort, writeSort, type Sort } from '#shared/data-grid/sort.ts';
import { withParameters } from '#shared/page/search-text.ts';
import { nodeColumns } from './node-columns.tsx';

const quietMs = 250;

/**
 * Stores filter, sort and the open node in the URL. The text field keeps its own value while a person types. A
 * navigation for each key costs frames, so the URL updates when typing pauses.
 */
export function useNodeView() {
  const [params, setParams] = useSearchParams();
  const urlText = params.get('q') ?? '';
  const [text, setText] = useState(urlText);
  const written = useRef(urlText);

  // Changes can come faster than the URL updates. Each change builds on the latest change, not on the URL.
  const latest = useRef(params);
  useEffect(() => {
    latest.current = params;
  }, [params]);
  const change = (changes: Record<string, string>, { replace = true } = {}) => {
    latest.current = withParameters(latest.current, changes);
    setParams(latest.current, { replace, preventScrollReset: true });
  };
  /** Returns the current text, so another change does not restore an older text. */
  const flushed = () => {
    written.current = text;
    return { q: text };
  };

  useEffect(() => {
    if (urlText === written.current) return;
    written.current = urlText;
    setText(urlText);
  }, [urlText]);
  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      change({ q: text });
    }, quietMs);
    return () => clearTimeout(timer);
  });

  return {
    filter: { text, status: params.get('status') ?? '', pool: params.get('pool') ?? '' },
    sort: parseSort(params.get('sort'), nodeColumns),
    /** Name of the node in the open drawer. */
    open: params.get('node'),
    setText,
    setStatus: (status: string) => change({ status, ...flushed() }),
    setPool: (pool: string) => change({ pool, ...flushed() }),
    setSort: (sort: Sort) => change({ sort: writeSort(sort) === 'name' ? '' : writeSort(sort) }),
    show: (node: string) => change({ node }, { replace: false }),
    hide: () => change({ node: '' }),
    clear: () => {
      written.current = '';
      setText('');
      change({ q: '', status: '', pool: '' });
    },
  };
}
export type NodeView = ReturnType<typeof useNodeView>;
