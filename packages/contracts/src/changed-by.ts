import { z } from 'zod';

/**
 * Who changed an object that somebody edits. `at`: the reading that first showed the change. `fields`: the names of the changed fields.
 * `by`: the person whose operation made it; null means outside Isthmus, and then `operationId` is null too.
 */
export const ChangedBy = z.object({
  at: z.iso.datetime(),
  fields: z.array(z.string()),
  by: z.object({ id: z.uuid(), name: z.string(), email: z.string() }).nullable(),
  operationId: z.uuid().nullable(),
});
export type ChangedBy = z.infer<typeof ChangedBy>;
