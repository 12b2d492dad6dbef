import type { ActivityQuery } from '@isthmus/contracts/activity';
import type { Visible } from '#access/visible';

/** The filters of an activity search. `limit` entries of each kind are enough for a page and to know whether another follows. */
export type ActivityFilter = Omit<ActivityQuery, 'limit'> & {
  accountId: string;
  visible: Visible;
  limit: number;
};

/** Kind and state exist for operations only, so with one of them only operations match. */
export const onlyOperations = ({ kind, state }: ActivityFilter) => kind !== undefined || state !== undefined;
