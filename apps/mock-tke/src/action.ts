import type { z } from 'zod';
import type { Account } from './account.ts';
import type { TemporaryKey } from './keys.ts';

/** A refusal, in TKE's words. */
export class TkeError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** TKE may send null where the SDK's types leave it out. */
type Nullable<T> = T extends (infer Item)[]
  ? Nullable<Item>[] | null
  : T extends object
    ? { [Name in keyof T]: Nullable<T[Name]> } | null
    : T | null;

/** X-TC-Language: TKE speaks Chinese unless asked for English. */
export type Language = 'zh-CN' | 'en-US';

/** What comes with a request besides its parameters. `url` is this server, as the caller reached it. */
export interface Call {
  region: string;
  language: Language;
  url: string;
  /** What it was signed with, where that is not the account's own key. */
  key: TemporaryKey | undefined;
}

/** The services mocked, each with the version of its API that is. */
export const versions = { tke: '2018-05-25', vpc: '2017-03-12', cvm: '2017-03-12', sts: '2018-08-13' };

/** One mocked action: what it accepts and what it does to the account's world. */
interface Action<Request extends z.ZodType = z.ZodType, Reply = unknown> {
  service: keyof typeof versions;
  name: string;
  /** True when it answers the same everywhere; every other call must name its region. */
  anyRegion?: true;
  /** True when it changes something; a read may be stale. */
  changes?: true;
  request: Request;
  reply: (request: z.output<Request>, account: Account, call: Call) => Reply;
}

/** Keeps the request's type for the reply, and holds the reply to the SDK's own. */
export const action =
  <Reply>() =>
  <Request extends z.ZodType>(described: Action<Request, NonNullable<Nullable<Omit<Reply, 'RequestId'>>>>) =>
    described as Action;
