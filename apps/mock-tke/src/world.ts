import type { Account } from './account.ts';

/** Every account by its SecretId. */
export type World = Map<string, Account>;
