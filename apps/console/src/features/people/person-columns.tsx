import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Person } from '@isthmus/contracts/people';
import type { Grant } from '@isthmus/contracts/roles';
import { AccountMark } from '#shared/account-mark.tsx';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn, timeColumn } from '#shared/data-grid/columns.tsx';
import { rankOfFactor } from './factor/password-alone.ts';
import { SecondFactorOf } from './factor/second-factor.tsx';
import { RoleMark } from './role-mark.tsx';

export interface PersonRow extends Person {
  accounts: CloudAccount[];
  /** Null: the reader may not change the person. */
  onOpen: (() => void) | null;
}

/** Above this many accounts, a row shows only those on which the person has a role. */
const mostPlaces = 6;

export const placeOfGrant = ({ region, clusterId }: Grant) => clusterId ?? region ?? '';

/** Shows each account in the same place of every row, so a column of roles can be compared. */
function Roles({ person: { accounts, grants, isOwner } }: { person: PersonRow }) {
  const shown = accounts.filter(
    ({ id }) => isOwner || accounts.length <= mostPlaces || grants.some(({ accountId }) => accountId === id),
  );
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4 gap-y-1.5">
      {shown.map(({ id, name, colour }) => {
        const held = isOwner
          ? [{ accountId: id, role: 'admin' as const }]
          : grants.filter((one) => one.accountId === id);
        return (
          <li key={id} className="min-w-0">
            <span className="text-text-soft flex items-center gap-1.5 text-xs">
              <AccountMark colour={colour} />
              <span className="truncate">{name}</span>
            </span>
            {held.length === 0 && <span className="text-text-soft">–</span>}
            {held.map((grant) => (
              <span key={placeOfGrant(grant)} className="block">
                <RoleMark role={grant.role} where={placeOfGrant(grant)} />
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

const csvOfGrants = ({ grants, accounts }: PersonRow) =>
  grants
    .map((grant) => {
      const account = accounts.find(({ id }) => id === grant.accountId)?.name ?? grant.accountId;
      return [account, placeOfGrant(grant), grant.role].filter(Boolean).join(' ');
    })
    .join('; ');

/** All columns of the list of people, in order. */
export const personColumns: Column<PersonRow>[] = [
  nameColumn({
    header: 'people:column.person',
    width: [12, 1],
    name: ({ name }) => name,
    csv: {
      name: ({ name }) => name,
      email: ({ email }) => email,
      owner: ({ isOwner }) => (isOwner ? 'yes' : 'no'),
    },
    sort: ({ name }) => name,
    link: ({ name, onOpen }) =>
      onOpen ? (
        <button type="button" className="link font-medium" onClick={onOpen}>
          {name}
        </button>
      ) : (
        <span className="font-medium">{name}</span>
      ),
    under: ({ email, isOwner, state }, t) => (
      <span className="text-text-soft block text-xs break-words">
        {[isOwner && t('people:owner'), state === 'disabled' && t('people:disabled'), email].filter(Boolean).join(', ')}
      </span>
    ),
  }),
  {
    id: 'factor',
    header: 'people:column.factor',
    width: [10, 1.5],
    from: 'md',
    sort: rankOfFactor,
    cell: ({ secondFactor }) => secondFactor && <SecondFactorOf of={secondFactor} />,
    folds: ({ secondFactor }, t) =>
      secondFactor && (
        <div className="flex gap-x-1.5">
          <span className="shrink-0">{t('people:column.factor')}</span>
          <div className="text-text min-w-0">
            <SecondFactorOf of={secondFactor} />
          </div>
        </div>
      ),
  },
  {
    id: 'roles',
    header: 'people:column.roles',
    width: [14, 4],
    cell: (person) => <Roles person={person} />,
    csv: { roles: csvOfGrants },
    corner: 'below-start',
  },
  timeColumn({
    id: 'seen',
    header: 'people:column.seen',
    corner: 'end',
    at: ({ lastSeenAt }) => lastSeenAt,
    none: 'people:never',
  }),
];

/** Only who gives roles is sent what is known of second factors. */
export const columnsWithoutFactor = personColumns.filter(({ id }) => id !== 'factor');
