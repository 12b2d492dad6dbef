import type { Endpoint } from '@isthmus/contracts/endpoint';
import type { z } from 'zod';
import { currentLanguage } from '#shared/i18n/language.ts';
import { ApiError, toProblem } from './api-error.ts';

type Part<K extends string, S> = S extends z.ZodType ? { [key in K]: z.input<S> } : unknown;

interface Extra {
  signal?: AbortSignal;
  /** One per wish: a second click with the same key is the same wish. */
  idempotencyKey?: string;
}
type Described = Pick<Endpoint, 'method' | 'path' | 'response'> & { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType };

/** What a call of this endpoint takes: params, query and body as its schemas say. */
export type CallOf<E extends Described> = Part<'params', E['params']> & Part<'query', E['query']> & Part<'body', E['body']> & Extra;
export type BodyOf<E extends Described> = E['body'] extends z.ZodType ? z.input<E['body']> : never;
export type ReplyOf<E extends Described> = z.output<E['response']>;

interface Sent extends Extra {
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

/** Calls the BFF as the contract describes; throws ApiError. The BFF has checked the answer against the contract. */
export async function call<E extends Described>(endpoint: E, asked: CallOf<E>): Promise<ReplyOf<E>> {
  // The generic seam: CallOf has made sure of the parts.
  const sent = asked as Sent;
  const { body, signal, idempotencyKey } = sent;
  const reply = await fetch(urlOf(endpoint.path, sent), {
    method: endpoint.method,
    headers: {
      'accept-language': currentLanguage(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError({ status: 0, code: 'internal', title: 'unreachable' });
  });
  if (!reply.ok) throw new ApiError(await toProblem(reply));
  return (reply.status === 204 ? null : await reply.json()) as ReplyOf<E>;
}
