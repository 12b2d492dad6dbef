import { compactType, fromCompact, readingsHeader, type CompactAnswer } from '@isthmus/contracts/compact';
import { earlierPosition, positionHeader } from '@isthmus/contracts/events';
import type { DryRun } from '@isthmus/contracts/dry-run';
import type { Endpoint } from '@isthmus/contracts/endpoint';
import type { Problem } from '@isthmus/contracts/problem';
import type { z } from 'zod';
import { currentLanguage } from '#shared/i18n/language.ts';
import { remember, remembered } from '#shared/remembered.ts';
import { doubtSession, readsMayStart, signedIn, pressHeaders } from './session-end.ts';
import { updateServerTime } from '#shared/time/clock.ts';

/** A failure reported by the BFF. Status 0 means that the BFF was unreachable. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** Returns the problem document of a refused call. Handles other replies, for example from a proxy. */
async function toProblem(reply: Response): Promise<Problem> {
  const isProblem = reply.headers.get('content-type')?.includes('problem+json') === true;
  if (isProblem) return (await reply.json()) as Problem;
  return { status: reply.status, code: 'internal', title: reply.statusText };
}

let session: Promise<unknown> | undefined;

/**
 * Lets other requests wait for the session's answer, and fail with it, unless the browser remembers a session. So a visitor's page sends
 * nothing that is refused.
 */
export function waitForSession<T>(asked: Promise<T>): Promise<T> {
  session = asked;
  const note = (error?: ApiError) => {
    if (!error || error.problem?.status === 401) remember(signedIn, error ? '' : 'yes');
  };
  asked.then(() => note(), note);
  return asked;
}

/** Lets requests wait for the next session: the page that is still shown must not fail before the sign-in page opens. */
export function forgetSession() {
  remember(signedIn, '');
  session = new Promise(() => undefined);
}

/** Addresses that need no session. */
const isPublic = (path: string) => /^\/(session|sign-in|invitations)/.test(path);

/** Ends requests on dead connections. Longer than the BFF's own limit of half a minute. */
const replyTimeoutMs = 40_000;

let oldest: string | null | undefined;

/** The position among the events of the page's oldest answer. Null when unknown, for example after answers of two processes. */
export const oldestPosition = () => oldest ?? null;

function notePosition(position: string | null) {
  oldest = oldest === undefined ? position : earlierPosition(oldest, position);
}

let reads = new AbortController();

/**
 * Aborts all pending reads as unanswered, so they are sent again. Call it when the network returns: these reads wait on
 * dead connections. Changes continue.
 */
export function giveUpReads() {
  reads.abort(new DOMException('The connection died.', 'TimeoutError'));
  reads = new AbortController();
}

interface Extra {
  signal?: AbortSignal;
  /** One key per request: a second click with the same key repeats the same request. */
  idempotencyKey?: string;
}
type Part<K extends string, S extends z.ZodType> = S extends z.ZodUndefined ? unknown : { [key in K]: z.input<S> };

/** The arguments of a call: params, query and body, typed by the endpoint's schemas. */
export type CallOf<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B> &
  Extra;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never;
export type ReplyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;

export interface Sent extends Extra {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

function urlOf(path: string, { params = {}, query = {} }: Sent) {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `/api${filled}${search.size ? `?${search}` : ''}`;
}

/** Throws for a missing or truncated answer. A read that its page aborted keeps its own error. */
function throwUnanswered(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  throw new ApiError({ status: 0, code: 'internal', title: 'unreachable' });
}

/**
 * Calls the BFF as the contract describes. Throws ApiError. The BFF has already checked the reply against the contract.
 */
export const call = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  parts: CallOf<P, Q, B>,
): Promise<z.output<R>> =>
  // Safe cast: CallOf has checked the parts.
  sendProven(endpoint, parts as Sent) as Promise<z.output<R>>;

/**
 * Returns the calls to TKE that a change would make. Records and sends nothing. Throws the same ApiError as the change.
 */
export const dryRun = (
  endpoint: Pick<Endpoint, 'method' | 'path'>,
  parts: { params: unknown; body: unknown; signal: AbortSignal },
): Promise<DryRun> => send(endpoint, { ...parts, query: { dryRun: '1' } } as Sent) as Promise<DryRun>;

let prove: (problem: Problem) => Promise<boolean> = async () => false;

/** Sets what lets a person prove who is there. It returns whether the person did. */
export const proveWith = (ask: typeof prove) => void (prove = ask);

let askForApproval: (refusal: ApiError, sent: Sent) => Promise<never> = (refusal) => Promise.reject(refusal);

/** Sets what lets a person ask for a second person. It throws, or leads to another page and never answers. */
export const approveWith = (ask: typeof askForApproval) => void (askForApproval = ask);

/** Sends a request. One that needs a recent proof is repeated unchanged, with the same key, after the person has given it. */
async function sendProven(endpoint: Pick<Endpoint, 'method' | 'path'>, sent: Sent): Promise<unknown> {
  try {
    return await send(endpoint, sent);
  } catch (error) {
    if (error instanceof ApiError && error.problem.code === 'approval-needed') return askForApproval(error, sent);
    if (!(error instanceof ApiError) || error.problem.code !== 'proof-needed') throw error;
    // Without its code the question cannot be shown, and the refusal stays.
    if (!(await prove(error.problem).catch(() => false))) throw error;
    return send(endpoint, sent);
  }
}

async function send(endpoint: Pick<Endpoint, 'method' | 'path'>, sent: Sent): Promise<unknown> {
  const { body, signal, idempotencyKey } = sent;
  if (!remembered(signedIn) && !isPublic(endpoint.path)) await session;
  const paused = endpoint.method === 'GET' && !isPublic(endpoint.path) ? readsMayStart() : null;
  if (paused) await paused;
  const startedAt = Date.now();
  const reply = await fetch(urlOf(endpoint.path, sent), {
    method: endpoint.method,
    headers: {
      'accept-language': currentLanguage(),
      ...pressHeaders(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.any([
      AbortSignal.timeout(replyTimeoutMs),
      ...(endpoint.method === 'GET' ? [reads.signal] : []),
      ...(signal ? [signal] : []),
    ]),
  }).catch(throwUnanswered);
  notePosition(reply.headers.get(positionHeader));
  updateServerTime(reply.headers.get('date'), startedAt, Date.now());
  if (!reply.ok) {
    const problem = await toProblem(reply).catch(throwUnanswered);
    if (problem.code === 'not-signed-in' && !isPublic(endpoint.path)) doubtSession();
    throw new ApiError(problem);
  }
  return reply.status === 204 ? null : await contentOf(reply).catch(throwUnanswered);
}

/** Returns the content of an answer. Only here the compact form turns back into rows. */
async function contentOf(reply: Response): Promise<unknown> {
  const content: unknown = await reply.json();
  const isCompact = reply.headers.get('content-type')?.startsWith(compactType) === true;
  return isCompact ? fromCompact(content as CompactAnswer, reply.headers.get(readingsHeader)) : content;
}
