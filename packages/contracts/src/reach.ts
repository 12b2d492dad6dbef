import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { NotSent } from './problem.ts';

/** Null while requests can be sent. Otherwise the cause, and since when. */
export const Reach = z.object({ outOfReach: NotSent.extend({ since: z.iso.datetime() }).nullable() });
export type Reach = z.infer<typeof Reach>;

/** One state for all accounts. The event `reach` reports its changes. */
export const getReach = endpoint({
  method: 'GET',
  path: '/reach',
  summary: 'Whether Isthmus can reach Tencent',
  scope: 'none',
  permission: 'read',
  response: Reach,
});
