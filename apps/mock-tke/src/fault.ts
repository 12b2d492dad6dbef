import { z } from 'zod';
import type { Account } from './account.ts';

/** A timer of Node takes no more than 24 days. */
const Delay = z.int().min(0).max(1e9);

const Bytes = z.int().min(0).max(1e10);
// What Node's HTTP would refuse to write: https://nodejs.org/api/http.html#httpvalidateheadernamename-label
const HeaderName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'not the name of a header');
const HeaderValue = z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'not the value of a header');

/** What happens to a request; `effects` says it in words. */
export const Effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('error'),
    code: z.string().regex(/^[A-Z]\w*(\.\w+)*$/, 'a code of TKE, as in InternalError.Db'),
    message: z.string().default('as ordered'),
    /** It says so although it was done. */
    applied: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('http'), status: z.int().min(400).max(599), body: z.string().default('') }),
  z.strictObject({ kind: z.enum(['reset', 'time-out', 'lost-answer', 'held-answer']) }),
  z.strictObject({ kind: z.enum(['truncated', 'not-json', 'no-response', 'pass']) }),
  z.strictObject({ kind: z.literal('short-list'), items: z.int().min(1).default(1) }),
  z.strictObject({ kind: z.literal('fields'), values: z.record(z.string(), z.json()) }),
  z.strictObject({
    kind: z.literal('merge'),
    response: z.record(z.string(), z.json()).default({}),
    /** Fields to leave out, as `Nodes.IP`: every item of a list is meant. */
    without: z.array(z.string().min(1)).default([]),
  }),
  z
    .strictObject({
      kind: z.literal('raw'),
      status: z.int().min(200).max(599).default(200),
      /** Null leaves a header out that would be there: `content-type` (application/json), `content-length`. */
      headers: z.record(HeaderName, HeaderValue.nullable()).default({}),
      body: z.string().default(''),
      /** The body is repeated until it has so many bytes. */
      repeat: Bytes.nullable().default(null),
      /** The connection is cut after so many bytes of the body. */
      cutAfter: Bytes.nullable().default(null),
      applied: z.boolean().default(false),
    })
    .refine(({ body, repeat }) => repeat === null || body !== '', { path: ['body'], error: 'repeat what?' }),
  /** Milliseconds of the wall; up to `spreadMs` more, evenly. */
  z.strictObject({ kind: z.literal('delay'), ms: Delay, spreadMs: Delay.default(0) }),
]);
export type Effect = z.infer<typeof Effect>;

/** For the person who orders one. Whatever is applied has changed the world, whether the caller hears of it or not. */
export const effects: Record<Effect['kind'], string> = {
  error: "refused with TKE's code, not applied unless it says so",
  http: "not applied, a status in place of TKE's 200",
  reset: 'not applied, connection cut',
  'time-out': 'not applied, no answer ever',
  'lost-answer': 'applied, then connection cut',
  'held-answer': 'applied, no answer ever',
  truncated: 'applied, half of the answer',
  'not-json': 'applied, a page of HTML for answer',
  'no-response': 'applied, JSON without Response',
  'short-list': 'applied, each list without its last items, its count as it was',
  fields: 'applied, every field of these names as told here: null, or a word that nobody knows',
  merge: 'applied, these fields over those of the answer, deeply, and without some of them',
  raw: 'not applied unless it says so, exactly these bytes for answer',
  delay: 'waits first, besides what else meets the request',
  pass: 'let through, for sequences',
};

/** An order of failure. What is not named of action, region and cluster is met whatever it is. */
export const Fault = z.strictObject({
  action: z.string().optional(),
  region: z.string().optional(),
  clusterId: z.string().optional(),
  /** How many requests it meets; null = until it is cleared. */
  times: z.int().min(1).nullable().default(1),
  probability: z.number().gt(0).max(1).default(1),
  effect: Effect,
});
export type Fault = z.infer<typeof Fault>;

interface Asked {
  action: string;
  region: string;
  clusterId: string | undefined;
}

const meets = (fault: Fault, asked: Asked) =>
  (fault.action ?? asked.action) === asked.action &&
  (fault.region ?? asked.region) === asked.region &&
  (fault.clusterId ?? asked.clusterId) === asked.clusterId;

/**
 * Takes what was ordered for a request: the first order that meets it, once, and all delays. So a list of orders is a sequence.
 */
export function takeFaults(account: Account, asked: Asked) {
  const { chance } = account;
  let effect: Effect | undefined;
  let delayMs = 0;
  for (const fault of account.faults) {
    const isDelay = fault.effect.kind === 'delay';
    if ((effect && !isDelay) || !meets(fault, asked)) continue;
    if (fault.probability < 1 && chance.fraction() >= fault.probability) continue;
    if (fault.times !== null) fault.times -= 1;
    if (fault.effect.kind === 'delay') delayMs += fault.effect.ms + chance.upTo(fault.effect.spreadMs);
    else effect = fault.effect;
  }
  account.faults = account.faults.filter(({ times }) => times !== 0);
  return { effect, delayMs };
}
