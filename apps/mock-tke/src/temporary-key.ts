import { z } from 'zod';

/** A temporary key of a role: https://cloud.tencent.com/document/api/1312/48197. */
export const TemporaryKey = z.strictObject({
  secretId: z.string().startsWith('MOCK'),
  secretKey: z.string(),
  token: z.string(),
  roleId: z.string(),
  sessionName: z.string(),
  /** On the account's clock. */
  expiresAt: z.number(),
});
export type TemporaryKey = z.infer<typeof TemporaryKey>;
