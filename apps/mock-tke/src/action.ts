import type { z } from 'zod';
import type { Account } from './account.ts';
import type { TemporaryKey } from './temporary-key.ts';

/** TKE may send null where the SDK's types do not allow it. */
type Nullable<T> = T extends (infer Item)[]
  ? Nullable<Item>[] | null
  : T extends object
    ? { [Name in keyof T]: Nullable<T[Name]> } | null
    : T | null;

/** X-TC-Language: TKE answers in Chinese unless English is requested. */
export type Language = 'zh-CN' | 'en-US';

/** The context of a request, without its parameters. `url` is this server's address as the caller used it. */
export interface Call {
  region: string;
  language: Language;
  url: string;
  /** The signing key, if it is not the account's own. */
  key: TemporaryKey | undefined;
  /** Finds another account: its role may be assumed from this one. */
  accountOf: (uin: string) => Account | undefined;
}

/** The mocked services with their API versions. TKE has a second version, whose actions name it themselves. */
export const versions = { tke: '2018-05-25', vpc: '2017-03-12', cvm: '2017-03-12', sts: '2018-08-13' };

/** One mocked action: the request that it accepts, and its effect on the account's world. */
export interface Action<Request extends z.ZodType = z.ZodType, Reply = unknown> {
  service: keyof typeof versions;
  name: string;
  /** The API version, if it is not the service's usual one. Both versions of TKE have a DescribeClusterInstances. */
  version?: '2022-05-01';
  /** True when it answers the same in every region. Every other call must name its region. */
  anyRegion?: true;
  /** True when it changes something. A read may be stale. */
  changes?: true;
  request: Request;
  reply: (request: z.output<Request>, account: Account, call: Call) => Reply;
}

type Versioned = Pick<Action, 'service' | 'version'>;
export const versionOf = ({ service, version }: Versioned) => version ?? versions[service];
/** The service, with its version where that is not the usual one: the space of the action's name and of its objects. */
export const spaceOf = ({ service, version }: Versioned) => (version ? `${service} ${version}` : service);

/** Types the reply function by the request, and checks the reply against the SDK's type. */
export const action =
  <Reply>() =>
  <Request extends z.ZodType>(described: Action<Request, NonNullable<Nullable<Omit<Reply, 'RequestId'>>>>) =>
    described as Action;
