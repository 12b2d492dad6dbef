import type { ChangedBy } from '@isthmus/contracts/changed-by';
import { Link } from 'react-router';
import { paths } from '#shared/paths.ts';
import { Age } from '#shared/time/age.tsx';

interface Props {
  accountId: string;
  changes: ChangedBy[];
  /** Says who made a change; null: it was made outside Isthmus. */
  whoOf: (by: ChangedBy['by']) => string;
  /** Returns a field's label. */
  labelOf: (field: string) => string;
}

/** Lists who changed an object, newest first: the person with the operation, what changed, and when. */
export function ChangedByList({ accountId, changes, whoOf, labelOf }: Props) {
  return (
    <ul className="mb-1">
      {changes.map(({ at, fields, by, operationId }) => (
        <li key={`${at} ${operationId ?? ''} ${fields.join()}`}>
          {operationId ? (
            <Link to={paths.operation(accountId, operationId)} className="link font-semibold">
              {whoOf(by)}
            </Link>
          ) : (
            <span className="font-semibold">{whoOf(by)}</span>
          )}
          {' · '}
          {fields.map(labelOf).join(', ')}
          {' · '}
          <Age at={at} />
        </li>
      ))}
    </ul>
  );
}
