import type { z } from 'zod';
import type { Account } from './account.ts';

/** A refusal, in TKE's words. */
export class TkeError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** TKE may send null where the SDK's types leave it out. */
export type Nullable<T> = T extends (infer Item)[]
  ? Nullable<Item>[] | null
  : T extends object
    ? { [Name in keyof T]: Nullable<T[Name]> } | null
    : T | null;

/** One mocked action: what it accepts and what it does to the account's world. */
export interface Action<Request extends z.ZodType = z.ZodType, Reply = unknown> {
  version: string;
  name: string;
  request: Request;
  reply: (request: z.output<Request>, account: Account, region: string) => Reply;
}

/** Keeps the request's type for the reply, and holds the reply to the SDK's own. */
export const action =
  <Reply>() =>
  <Request extends z.ZodType>(described: Action<Request, NonNullable<Nullable<Omit<Reply, 'RequestId'>>>>) =>
    described as Action;
