import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { parseSort, writeSort, type Sort } from '#shared/data-grid/sort.ts';
import { withParameters } from '#shared/search-text.ts';
import { nodeColumns } from './node-columns.tsx';

const quietMs = 250;

/**
 * Filter, sort and the open node, kept in the URL. The text is the field's own while someone types: a navigation for each key
 * would cost frames, so the URL follows when the typing pauses.
 */
export function useNodeView() {
  const [params, setParams] = useSearchParams();
  const urlText = params.get('q') ?? '';
  const [text, setText] = useState(urlText);
  const written = useRef(urlText);

  // Two changes may come faster than the URL follows; the second builds on the first, not on what the URL still says.
  const latest = useRef(params);
  useEffect(() => {
    latest.current = params;
  }, [params]);
  const change = (changes: Record<string, string>, { replace = true } = {}) => {
    latest.current = withParameters(latest.current, changes);
    setParams(latest.current, { replace, preventScrollReset: true });
  };
  /** The text as it stands, so that what is chosen meanwhile does not bring an older one back. */
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
    /** The name of the node whose drawer is open. */
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
