import { z } from 'zod';

/** A permanent key of a CAM user. */
export const AccessKey = z.strictObject({ secretId: z.string().startsWith('MOCK'), secretKey: z.string() });
export type AccessKey = z.infer<typeof AccessKey>;
