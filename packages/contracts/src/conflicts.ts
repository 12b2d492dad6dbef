import { z } from 'zod';
import { ChangedBy } from './changed-by.ts';
import { endpoint } from './endpoint.ts';
import { InPool } from './params.ts';
import { inPool } from './places.ts';

/**
 * Who changed the fields that Modify can change since the pool had the digest `since`, newest first. Goes back through the last 50
 * recorded changes. When none of them leads to `since`, lists all of those.
 */
export const listPoolChanges = endpoint({
  method: 'GET',
  path: `${inPool}/changes`,
  summary: 'Who changed a pool since a version of it',
  permission: 'read',
  params: InPool,
  query: z.object({ since: z.string().length(64) }),
  response: z.object({ changes: z.array(ChangedBy) }),
});
