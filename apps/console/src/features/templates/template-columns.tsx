import type { Template } from '@isthmus/contracts/templates';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { countText } from '#shared/i18n/number.ts';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn, timeColumn } from '#shared/data-grid/columns.tsx';
import type { TakesEveryKey } from '#shared/i18n/text-keys.ts';
import { paths } from '#shared/paths.ts';
import { nameOfRuntime } from '#shared/pool-settings/settings.ts';
import { StatusMark } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';

function settingsOf({ latest }: Template, t: TakesEveryKey) {
  const { nodeType, runtime, labels, taints, deletionProtection, notKnown } = latest.settings;
  return [
    nodeType,
    runtime ? nameOfRuntime(runtime) : t('pool-settings:value.clusterDefault'),
    t('templates:short.labels', { count: labels.length }),
    t('templates:short.taints', { count: taints.length }),
    t(deletionProtection ? 'templates:short.protected' : 'templates:short.unprotected'),
    ...(notKnown.length ? [t('templates:short.notKnown', { count: notKnown.length })] : []),
  ].join(' · ');
}

/** Shows the pools of a template as one bar: amber is behind the newest version, grey is up to date. */
function PoolShare({ template: { id, pools, behind } }: { template: Template }) {
  const { t } = useTranslation('templates');
  const words = t('share', { behind, count: pools });
  const segment = 'h-2 min-w-[5px] basis-0 rounded-[1px]';
  return (
    <Link
      to={paths.template(id)}
      aria-label={words}
      className="grid grid-cols-[minmax(2rem,1fr)_2.5rem] items-baseline gap-2 hover:underline"
    >
      <span className="bar-on-line flex h-3 items-center gap-0.5">
        {pools === 0 && <span className="bg-mute-fill h-0.5 flex-1" />}
        {behind > 0 && <span style={{ flexGrow: behind }} className={`${segment} bg-warn-fill h-3!`} />}
        {pools > behind && <span style={{ flexGrow: pools - behind }} className={`${segment} bg-mute-fill`} />}
      </span>
      <span className="tabular text-right">{countText(pools)}</span>
    </Link>
  );
}

/** All columns of the template list, in order. */
export const templateColumns: Column<Template>[] = [
  nameColumn({
    header: 'templates:column.name',
    width: [10, 1.5],
    name: ({ name }) => name,
    to: ({ id }) => paths.template(id),
  }),
  {
    id: 'version',
    header: 'templates:column.version',
    width: [5, 0.4],
    className: 'tabular',
    folds: ({ latest }, t) => t('templates:version', { version: latest.version }),
    cell: ({ latest }, t) => t('templates:short.version', { version: latest.version }),
    sort: ({ latest }) => latest.version,
    csv: { version: ({ latest }) => String(latest.version) },
  },
  {
    id: 'settings',
    header: 'templates:column.settings',
    width: [16, 3],
    from: 'lg',
    folds: true,
    cell: settingsOf,
    csv: { runtime: ({ latest: { settings } }) => (settings.runtime ? nameOfRuntime(settings.runtime) : '') },
  },
  {
    id: 'pools',
    header: 'templates:column.pools',
    width: [9, 2],
    corner: 'end',
    cell: (template) => <PoolShare template={template} />,
    sort: ({ pools }) => pools,
    csv: { pools: ({ pools }) => String(pools) },
  },
  {
    id: 'behind',
    header: 'templates:column.behind',
    width: [7, 0.5],
    corner: 'below-end',
    className: 'tabular',
    cell: ({ pools, behind }, t) =>
      behind > 0 ? (
        <span className="inline-flex items-baseline gap-1.5">
          <StatusMark status="late" className="relative top-[1.5px]" /> {t('templates:behind.count', { count: behind })}
        </span>
      ) : (
        <span className="text-text-soft">{t(pools ? 'templates:behind.none' : 'templates:behind.notUsed')}</span>
      ),
    sort: ({ behind }) => behind,
    csv: { behind: ({ behind }) => String(behind) },
  },
  timeColumn({
    id: 'changed',
    header: 'templates:column.changed',
    width: [12, 1],
    from: 'md',
    className: 'tabular',
    at: ({ latest }) => latest.createdAt,
    cell: ({ latest: { createdAt, createdBy } }) => (
      <>
        <Age at={createdAt} /> · {createdBy.name}
      </>
    ),
  }),
];
