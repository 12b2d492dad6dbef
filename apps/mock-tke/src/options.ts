import { z } from 'zod';
import { Contradictions, defaultReadings } from './contradictions.ts';

/** Far from the limits of Date, so sums of them stay valid. */
const Seconds = z.number().min(0).max(1e9);

export const Options = z.strictObject({
  ...Contradictions.shape,
  betaOpen: z.boolean(),
  enableSeconds: Seconds.positive(),
  failEnableAtStep: z.int().min(0).max(8).nullable(),
  /** The speed of the account's clock relative to real time; 0 = stopped. */
  speed: z.number().min(0).max(1e5),
  /** Each answered read of this action also moves the clock. With speed 0, states end after a number of reads instead of by time. */
  secondsPerRead: z.record(z.string(), Seconds),
  /** How far the server's clock is ahead of real time when it checks signatures. */
  skewSeconds: z.number().min(-1e9).max(1e9),
  throttlePerSecond: z.int().positive().nullable(),
  /** The number of seconds after a change in which reads return the earlier state. */
  staleReadSeconds: Seconds,
  /** The actions that a test expects; the journal marks all others. Null = any. */
  expectedActions: z.array(z.string()).nullable(),
  /** Regions that refuse every call. */
  deniedRegions: z.array(z.string()),
  /** Nodes have a CreatedTime of null, which TKE allows. */
  hideCreatedTime: z.boolean(),
  /** From a host's registration until its node is listed. */
  joinSeconds: Seconds,
  /** The status under which a joining node is listed; null = not listed before Running, as documented. */
  joiningStatus: z.string().nullable(),
  drainSeconds: Seconds,
  deleteSeconds: Seconds,
  /** The longest life of a role's key, so that a test sees many of them. Null = as requested. */
  roleSeconds: z.int().min(1).nullable(),
  /** Who assumes a role of this account must name this external id. Null = any, or none. */
  roleExternalId: z.string().nullable(),
  /** Other accounts that may assume a role of this one. */
  trustedUins: z.array(z.string()),
});
export type Options = z.infer<typeof Options>;

/** The defaults of an account. Its scenario and its opener may override them. */
export const defaultOptions: Options = {
  ...defaultReadings,
  betaOpen: true,
  enableSeconds: 240,
  failEnableAtStep: null,
  speed: 1,
  secondsPerRead: {},
  skewSeconds: 0,
  throttlePerSecond: 20,
  staleReadSeconds: 0,
  expectedActions: null,
  deniedRegions: [],
  hideCreatedTime: false,
  joinSeconds: 60,
  joiningStatus: null,
  drainSeconds: 40,
  deleteSeconds: 20,
  roleSeconds: null,
  roleExternalId: null,
  trustedUins: [],
};

/** Files of an earlier mock-tke have fewer options. */
export const KeptOptions = Options.partial().transform((kept): Options => ({ ...defaultOptions, ...defined(kept) }));

/** Returns the object without undefined values. */
export const defined = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
