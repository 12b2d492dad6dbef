import { z } from 'zod';
import { Contradictions, usualReadings } from './contradictions.ts';

/** Far from where a Date ends, so that every sum of them is one. */
const Seconds = z.number().min(0).max(1e9);

export const Options = z.strictObject({
  ...Contradictions.shape,
  betaOpen: z.boolean(),
  enableSeconds: Seconds.positive(),
  failEnableAtStep: z.int().min(0).max(8).nullable(),
  /** The account's clock runs this many times as fast as the wall's; 0 = it stands. */
  speed: z.number().min(0).max(1e5),
  /** Each answered read of such an action moves the clock on as well: with speed 0, a state ends after so many reads, not by time. */
  secondsPerRead: z.record(z.string(), Seconds),
  /** What the server's clock, by which signatures are judged, differs from the wall's. */
  skewSeconds: z.number().min(-1e9).max(1e9),
  throttlePerSecond: z.int().positive().nullable(),
  /** For so long after a change, reads answer as before it. */
  staleReadSeconds: Seconds,
  /** The only actions that a test expects; the journal marks every other. Null = any. */
  expectedActions: z.array(z.string()).nullable(),
  /** Regions that refuse every call. */
  deniedRegions: z.array(z.string()),
  /** CreatedTime is told as null, as TKE may. */
  hideCreatedTime: z.boolean(),
  /** From a host's registration to its node being listed. */
  joinSeconds: Seconds,
  /** A status under which a joining node is listed already; null = not before Running, as far as is documented. */
  joiningStatus: z.string().nullable(),
  drainSeconds: Seconds,
  deleteSeconds: Seconds,
});
export type Options = z.infer<typeof Options>;

/** What an account begins with; its scenario and whoever opens it may say otherwise. */
export const usual: Options = {
  ...usualReadings,
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
};

/** A file of an earlier mock-tke knows fewer. */
export const KeptOptions = Options.partial().transform((kept): Options => ({ ...usual, ...defined(kept) }));

/** Without the names whose value is undefined. */
export const defined = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
