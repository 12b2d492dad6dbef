import type { Template } from '@isthmus/contracts/templates';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn, timeColumn } from '#shared/data-grid/columns.tsx';
import type { TakesEveryKey } from '#shared/i18n/text-keys.ts';
import { paths } from '#shared/paths.ts';
import { nameOfRuntime } from '#shared/pool-settings/settings.ts';
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
    cell: ({ latest }) => latest.version,
  },
  {
    id: 'settings',
    header: 'templates:column.settings',
    width: [16, 3],
    from: 'md',
    folds: true,
    cell: settingsOf,
  },
  {
    id: 'pools',
    header: 'templates:column.pools',
    width: [7, 0],
    corner: 'end',
    isRight: true,
    className: 'tabular',
    cell: ({ pools }) => pools,
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
