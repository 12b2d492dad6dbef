import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { Link } from 'react-router';
import { AccountMark } from '#shared/account-mark.tsx';
import type { Column } from '#shared/data-grid/column.ts';
import { idColumn, timeColumn } from '#shared/data-grid/columns.tsx';
import { paths } from '#shared/paths.ts';
import { KeyLife } from './key/key-life.tsx';

interface CloudAccountRow extends CloudAccount {
  /** True when the page's URL names this account. */
  isHere: boolean;
}

/** All columns of the cloud account list, in order. */
export const cloudAccountColumns: Column<CloudAccountRow>[] = [
  {
    id: 'name',
    header: 'cloud-accounts:settings.name',
    width: [11, 1.4],
    corner: 'start',
    cell: ({ id, name, colour, site, isHere, observeOnly }, t) => (
      <>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="flex self-center">
            <AccountMark colour={colour} />
          </span>
          <span className="sr-only">{t(`cloud-accounts:colour.${colour}`)}</span>
          <Link className="link min-w-0 font-medium whitespace-pre-wrap" to={paths.account(id)}>
            {name}
          </Link>
          {observeOnly && (
            <span className="text-text-soft text-xs whitespace-nowrap">{t('cloud-accounts:observeOnly.label')}</span>
          )}
          {isHere && (
            <span className="text-text-soft text-xs whitespace-nowrap">{t('cloud-accounts:settings.here')}</span>
          )}
        </span>
        <span className="text-text-soft block text-xs lg:pl-5">{site.name}</span>
      </>
    ),
  },
  idColumn({
    id: 'uin',
    header: 'cloud-accounts:uin',
    width: [8.5, 0.9],
    from: 'md',
    folds: true,
    ids: ({ uin }) => [uin],
    what: 'cloud-accounts:uin',
  }),
  idColumn({
    id: 'secretId',
    header: 'cloud-accounts:secretId',
    width: [11, 1.9],
    from: 'lg',
    folds: true,
    ids: ({ secretId }) => [secretId],
    what: 'cloud-accounts:secretId',
  }),
  {
    id: 'regions',
    header: 'cloud-accounts:settings.regions',
    width: [7, 1.6],
    from: 'md',
    folds: true,
    className: 'font-mono text-xs',
    cell: ({ regions }) => regions.join(', '),
  },
  timeColumn({
    id: 'key',
    header: 'cloud-accounts:settings.key',
    from: 'lg',
    folds: true,
    className: 'tabular',
    width: [11, 1],
    isRight: false,
    at: ({ keySetAt }) => keySetAt,
    cell: ({ keySetAt, key }) => <KeyLife keySetAt={keySetAt} life={key} />,
  }),
  timeColumn({
    id: 'created',
    header: 'cloud-accounts:settings.created',
    corner: 'end',
    className: 'tabular',
    at: ({ createdAt }) => createdAt,
  }),
];
