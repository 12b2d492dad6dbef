import { z } from 'zod';

/** Fields that Create and Modify share. */
export const Labels = z.array(z.strictObject({ Name: z.string(), Value: z.string() }));
export const Taints = z.array(z.strictObject({ Key: z.string(), Value: z.string(), Effect: z.string() }));
export const Name = z.string();
export const UserScript = z.base64();
