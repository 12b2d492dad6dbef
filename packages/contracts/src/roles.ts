import { z } from 'zod';

/** The roles on an account, weakest first. Each may do what the one before it may do. */
export const Role = z.enum(['viewer', 'operator', 'admin']);
export type Role = z.infer<typeof Role>;

/** The permissions that a role on an account gives there (endpoint.ts). */
export const AccountPermission = z.enum(['read', 'write', 'reveal', 'administer', 'settings']);
export type AccountPermission = z.infer<typeof AccountPermission>;

/** A person's role on an account; with `region`, and perhaps `clusterId`, only there. */
export const Grant = z.object({
  accountId: z.uuid(),
  region: z.string().exactOptional(),
  clusterId: z.string().exactOptional(),
  role: Role,
});
export type Grant = z.infer<typeof Grant>;

/** The least role that may do something, and up to three people who have it. Empty: no active person does. */
export const WhoMay = z.object({ role: z.enum([...Role.options, 'owner']), people: z.array(z.string()) });
export type WhoMay = z.infer<typeof WhoMay>;
