import { z } from 'zod';

/** In milliseconds. Node's timers wait at most 24 days. */
const Delay = z.int().min(0).max(1e9);

const Bytes = z.int().min(0).max(1e10);
// Node's HTTP refuses other headers: https://nodejs.org/api/http.html#httpvalidateheadernamename-label
const HeaderName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'not a valid header name');
const HeaderValue = z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'not a valid header value');

/** What happens to a request; `effects` describes each. */
export const Effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('error'),
    code: z.string().regex(/^[A-Z]\w*(\.\w+)*$/, 'a code of TKE, as in InternalError.Db'),
    message: z.string().default('as ordered'),
    /** Returns the error although the action was applied. */
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
    /** Fields to leave out, such as `Nodes.IP`: of every item of a list. */
    without: z.array(z.string().min(1)).default([]),
  }),
  z
    .strictObject({
      kind: z.literal('raw'),
      status: z.int().min(200).max(599).default(200),
      /** Null removes a default header: `content-type` (application/json) or `content-length`. */
      headers: z.record(HeaderName, HeaderValue.nullable()).default({}),
      body: z.string().default(''),
      /** The body is repeated up to this number of bytes. */
      repeat: Bytes.nullable().default(null),
      /** The connection is cut after this number of bytes of the body. */
      cutAfter: Bytes.nullable().default(null),
      applied: z.boolean().default(false),
    })
    .refine(({ body, repeat }) => repeat === null || body !== '', { path: ['body'], error: 'needed to repeat' }),
  /** Milliseconds of real time, plus up to `spreadMs` at random. */
  z.strictObject({ kind: z.literal('delay'), ms: Delay, spreadMs: Delay.default(0) }),
]);
export type Effect = z.infer<typeof Effect>;

/** Descriptions for the person who orders a failure. Applied: the action changes the world, even if the caller gets no answer. */
export const effects: Record<Effect['kind'], string> = {
  error: "refused with TKE's code, not applied unless `applied` is set",
  http: "not applied, a status instead of TKE's 200",
  reset: 'not applied, connection cut',
  'time-out': 'not applied, never an answer',
  'lost-answer': 'applied, then connection cut',
  'held-answer': 'applied, never an answer',
  truncated: 'applied, half of the answer',
  'not-json': 'applied, an HTML page as the answer',
  'no-response': 'applied, JSON without Response',
  'short-list': 'applied, each list without its last items, its count as it was',
  fields: 'applied, every field of these names with the value given here: null, or an unknown word',
  merge: 'applied, these fields merged into the answer, others left out',
  raw: 'not applied unless `applied` is set, exactly these bytes as the answer',
  delay: 'waits first, in addition to other effects',
  pass: 'no failure, for sequences',
};

/** An ordered failure. An absent action, version, region or cluster matches all. */
export const Fault = z.strictObject({
  action: z.string().optional(),
  version: z.string().optional(),
  region: z.string().optional(),
  clusterId: z.string().optional(),
  /** How many requests it affects; null = until it is cleared. */
  times: z.int().min(1).nullable().default(1),
  probability: z.number().gt(0).max(1).default(1),
  effect: Effect,
});
export type Fault = z.infer<typeof Fault>;
