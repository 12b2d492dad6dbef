import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { ClipboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, ShownColumns } from '#shared/data-grid/column.ts';
import { csvFile, GridTools } from '#shared/data-grid/grid-tools.tsx';
import { nodeStatusOf } from '#shared/status.tsx';
import { FilterInput } from '#shared/ui/field/filter-input.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { hostListOf, type versionsOf } from './filter-nodes.ts';
import { nodeColumns } from './node-columns.tsx';
import type { NodeRow } from './node-rows.ts';
import type { NodeView } from './node-view.ts';

interface Props {
  view: NodeView;
  /** The node statuses of the cluster, in TKE's words. */
  statuses: string[];
  /** The versions of the kubelets, and how they fit the cluster's version. */
  versions: ReturnType<typeof versionsOf>;
  pools: ExternalNodePool[];
  /** The rows that match the filter. */
  rows: NodeRow[];
  total: number;
  columns: ShownColumns<NodeRow>;
  /** The columns to choose from. */
  offered: Column<NodeRow>[];
  freshness: ReactNode;
}

/** On a phone, the three filters share one line. */
const filterLook = 'max-sm:flex-1 max-sm:basis-0 max-sm:[&>select]:pr-6 max-sm:[&>select]:pl-2 max-sm:[&>svg]:right-1';

/** Renders the filters and the number of matching nodes. */
export function NodesToolbar(props: Props) {
  const { view, statuses, versions, pools, rows, total, columns, offered, freshness } = props;
  const { t } = useTranslation(['external-nodes', 'shared']);
  const { text, status, pool, version } = view.filter;
  const wordOf = (nodeStatus: string) => {
    if (nodeStatus === 'unknown') return t('shared:status.unknown');
    const { status: name, word } = nodeStatusOf(nodeStatus);
    return word ?? t(`shared:status.${name}`);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const list = hostListOf(event.clipboardData.getData('text'));
    if (!list) return;
    event.preventDefault();
    view.setText(list);
  };
  return (
    <div role="search" aria-label={t('filters')} className="flex flex-wrap items-center gap-2">
      <FilterInput
        label={t('filter')}
        value={text}
        onChange={view.setText}
        onPaste={paste}
        className="flex-1 basis-48 max-sm:basis-full sm:max-w-80"
      />
      <Select
        className={filterLook}
        aria-label={t('status')}
        value={status}
        onChange={(event) => view.setStatus(event.target.value)}
      >
        <option value="">{t('allStatuses')}</option>
        {[...new Set([...statuses, ...(status && status !== 'cordoned' ? [status] : [])])].map((nodeStatus) => (
          <option key={nodeStatus} value={nodeStatus}>
            {wordOf(nodeStatus)}
          </option>
        ))}
        <option value="cordoned">{t('cordoned')}</option>
      </Select>
      {pools.length > 0 && (
        <Select
          className={filterLook}
          aria-label={t('pool')}
          value={pool}
          onChange={(event) => view.setPool(event.target.value)}
        >
          <option value="">{t('allPools')}</option>
          {pools.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {pool && !pools.some(({ id }) => id === pool) && <option value={pool}>{pool}</option>}
        </Select>
      )}
      {(versions.versions.length > 1 || versions.skews.length > 0 || version) && (
        <Select
          className={filterLook}
          aria-label={t('version')}
          value={version}
          onChange={(event) => view.setVersion(event.target.value)}
        >
          <option value="">{t('allVersions')}</option>
          {[...new Set([...versions.skews, ...versions.versions, ...(version ? [version] : [])])].map((each) => (
            <option key={each} value={each}>
              {each === 'supported' || each === 'unsupported' ? t(`skew.${each}`) : each}
            </option>
          ))}
        </Select>
      )}
      <span className="ml-auto inline-flex items-center gap-2 max-sm:basis-full max-sm:justify-end">
        <output aria-label={t('countLabel')} className="text-text-soft tabular whitespace-nowrap">
          {t('count', { shown: rows.length, total })}
        </output>
        {freshness}
        <GridTools columns={offered} shown={columns} onDownload={csvFile('external-nodes.csv', nodeColumns, rows)} />
      </span>
    </div>
  );
}
