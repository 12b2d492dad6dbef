import { z } from 'zod';
import type { Account } from './account.ts';

/** A timer of Node takes no more than 24 days. */
const Delay = z.int().min(0).max(1e9);

/** What happens to a request; `effects` says it in words. */
export const Effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('error'),
    code: z.string(),
    message: z.string().default('as ordered'),
    /** It says so although it was done. */
    applied: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('http'), status: z.int().min(400).max(599), body: z.string().default('') }),
  z.strictObject({ kind: z.enum(['reset', 'time-out', 'lost-answer', 'held-answer']) }),
  z.strictObject({ kind: z.enum(['truncated', 'not-json', 'no-response', 'pass']) }),
  z.strictObject({ kind: z.literal('short-list'), items: z.int().min(1).default(1) }),
  z.strictObject({ kind: z.literal('fields'), values: z.record(z.string(), z.json()) }),
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

/** Each list without its last items; its count stays. */
const shorter = (told: object, items: number) =>
  Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, -items) : value]),
  );

const inPlace = (value: unknown, values: Record<string, unknown>): unknown => {
  if (Array.isArray(value)) return value.map((item) => inPlace(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name in values ? values[name] : inPlace(inner, values)]),
  );
};

/** What an effect makes of the body of an answer; `Response` holds what TKE would have told. */
export function damaged(Response: object, effect: Effect | undefined): string {
  const whole = JSON.stringify({ Response });
  switch (effect?.kind) {
    case 'truncated':
      return whole.slice(0, Math.floor(whole.length / 2));
    case 'not-json':
      return '<html><body>The gateway has a page of its own</body></html>';
    case 'no-response':
      return '{}';
    case 'short-list':
      return JSON.stringify({ Response: shorter(Response, effect.items) });
    case 'fields':
      return JSON.stringify({ Response: inPlace(Response, effect.values) });
    default:
      return whole;
  }
}
