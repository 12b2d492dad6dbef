import { z } from 'zod';

/** `?dryRun=1` shows the calls of a change without making it. Strict: a misspelt name must not make the change. */
export const DryRunQuery = z.strictObject({ dryRun: z.enum(['1']).optional() });

/**
 * One call to Tencent Cloud as Isthmus sends it. `body` is in TKE's own names. `omitted` holds the dotted paths of secrets:
 * there `body` has a KeptCustomData (script.ts) instead of the value.
 */
export const CloudRequest = z.object({
  service: z.literal('tke'),
  version: z.string(),
  action: z.string(),
  region: z.string(),
  body: z.record(z.string(), z.unknown()),
  omitted: z.array(z.string()),
});
export type CloudRequest = z.infer<typeof CloudRequest>;

/** The reply to a dry run: the calls in starting order. An operation makes one, a group many. */
export const DryRun = z.object({ requests: z.array(CloudRequest) });
export type DryRun = z.infer<typeof DryRun>;
