import type { ActivityQuery } from '@isthmus/contracts/activity';

/** What a search of the activity asks for; `most` entries of each kind are enough for a page. */
export type Asked = ActivityQuery & { accountId: string; most: number };

/** These filters are about operations alone, so with one of them nothing else is wanted. */
export const onlyOperations = ({ kind, state }: Asked) => kind !== undefined || state !== undefined;
