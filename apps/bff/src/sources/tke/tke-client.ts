import type { Client } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_client.js';
import type { Client as Client2022 } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20220501/tke_client.js';
import { breakerKey, type Breaker } from './breaker.ts';
import type { Outgoing, OutgoingRequest } from '#sources/outgoing/outgoing';
import { ExchangeError } from '#sources/outgoing/exchange-error';
import { readReply, type Reply } from './reply.ts';
import { signedHeaders } from './sign.ts';
import { budgetWaited, callEnded, secondsSince, type BudgetWaited, type CallEnded } from './telemetry.ts';
import { TkeError } from './tke-error.ts';

/** The request and reply types of a TKE action, from the SDK. `Of`: the client of its version. */
export type RequestOf<N extends keyof Of, Of = Client> = Of[N] extends (
  request: infer Q,
  ...rest: never[]
) => Promise<unknown>
  ? Q
  : never;
export type ReplyOf<N extends keyof Client> = Client[N] extends (...rest: never[]) => Promise<infer R> ? R : never;

/** What signs a call. `token`: of a temporary key. */
export interface Key {
  secretId: string;
  secretKey: string;
  token?: string;
  /** Returns another key after TKE refused the token of this one; null when there is none. */
  renew?: () => Promise<Key | null>;
}
/** The target of a call and its key, which is requested when the call is about to be sent. `site` is a base URL; `{service}` is replaced. */
export interface Caller {
  site: string;
  uin: string;
  /** Throws TkeError when there is no key, or none before `signal`: then nothing was sent. */
  key: (signal?: AbortSignal) => Key | Promise<Key>;
}
/**
 * `watch`: observed, nobody waits. `slow`: the same for a long list. `demand`: observed, somebody waits. `ask`: never stored. `write`:
 * changes something.
 */
export type Purpose = 'watch' | 'slow' | 'demand' | 'ask' | 'write';
type Observing = Extract<Purpose, 'watch' | 'slow' | 'demand'>;
/** Paces calls per (uin, action). */
export interface TkeBudget {
  take(uin: string, action: string, purpose: Purpose): Promise<void>;
}
export interface CallOptions {
  region?: string;
  purpose?: Exclude<Purpose, 'write'>;
  language?: 'en-US' | 'zh-CN';
  signal?: AbortSignal;
}

/** The API version of each service. TKE has a second one. */
export const versions = { tke: '2018-05-25', vpc: '2017-03-12', cvm: '2017-03-12', sts: '2018-08-13' };
type Service = keyof typeof versions;
const version2022 = '2022-05-01';
export type Action2022 = keyof Client2022 & string;
export type RequestOf2022<N extends Action2022> = RequestOf<N, Client2022>;

interface Target {
  service: Service;
  action: string;
  /** If it is not the service's usual one. Both versions of TKE have a DescribeClusterInstances. */
  version?: typeof version2022;
}
/** Unique per action. */
const nameOf = ({ action, version }: Target) => (version ? `${version}:${action}` : action);

export class TkeClient {
  private readonly outgoing: Outgoing;
  private readonly budget: TkeBudget;
  private readonly breaker: Breaker;
  private readonly timeoutMs: number;
  private readonly purpose: Purpose;

  /** `timeoutMs`: the time limit of an answer. */
  constructor(outgoing: Outgoing, budget: TkeBudget, breaker: Breaker, timeoutMs: number, purpose: Purpose = 'ask') {
    this.outgoing = outgoing;
    this.budget = budget;
    this.breaker = breaker;
    this.timeoutMs = timeoutMs;
    this.purpose = purpose;
  }

  /** Returns the same client for observations. */
  observing(purpose: Observing) {
    return new TkeClient(this.outgoing, this.budget, this.breaker, this.timeoutMs, purpose);
  }

  /** Waits for a write's budget. Called before the attempt is recorded, because a failure here has sent nothing. */
  takeWriteBudget(caller: Caller, action: string) {
    return this.take(caller.uin, `tke:${action}`, 'write');
  }

  /** Sends a change with the body from its operation kind; throws TkeError. Call `takeWriteBudget` first. */
  write(caller: Caller, action: string, body: object, options: Omit<CallOptions, 'purpose'>): Promise<Reply> {
    return this.send(caller, { service: 'tke', action }, body, options, 'write');
  }

  /** Calls one TKE action; throws TkeError. */
  async call<N extends keyof Client & string>(
    caller: Caller,
    action: N,
    request: RequestOf<N>,
    options: CallOptions = {},
  ): Promise<ReplyOf<N>> {
    return (await this.send(caller, { service: 'tke', action }, request, options)) as ReplyOf<N>;
  }

  /** Calls one action of TKE's version 2022-05-01; throws TkeError. Returns the answer unchecked. */
  call2022<N extends Action2022>(
    caller: Caller,
    action: N,
    request: RequestOf2022<N>,
    options: CallOptions = {},
  ): Promise<Reply> {
    return this.send(caller, { service: 'tke', action, version: version2022 }, request, options);
  }

  /** Calls an action of a service without an installed SDK. The caller parses the reply with a schema. */
  ask(
    caller: Caller,
    service: Exclude<Service, 'tke'>,
    action: string,
    request: object,
    options: CallOptions = {},
  ): Promise<unknown> {
    return this.send(caller, { service, action }, request, options);
  }

  private async take(uin: string, action: string, purpose: Purpose) {
    const begin = performance.now();
    await this.budget.take(uin, action, purpose);
    budgetWaited.publish({ action, purpose, seconds: secondsSince(begin) } satisfies BudgetWaited);
  }

  private async send(
    caller: Caller,
    target: Target,
    request: unknown,
    options: CallOptions,
    purpose: Purpose = options.purpose ?? this.purpose,
  ) {
    const { service, action, version = versions[service] } = target;
    const region = options.region ?? '';
    const breakerId = breakerKey({ service, uin: caller.uin, region });
    // A write has taken its budget before. The look before the write has passed the breaker.
    if (purpose !== 'write') {
      this.breaker.admit(breakerId, action, purpose !== 'ask');
      await this.take(caller.uin, `${service}:${nameOf(target)}`, purpose);
    }
    const url = new URL('/', caller.site.replace('{service}', service));
    const body = JSON.stringify(request ?? {});
    const language = options.language ?? 'en-US';
    const signedBy = (key: Key) => signedHeaders({ url, service, version, action, region, body, language, ...key });
    const sendWith = async (key: Key) => {
      // Nothing was tried, so this is no evidence about the way to TKE.
      if (options.signal?.aborted)
        throw new TkeError(action, 'late', null, 'the time for the answer ended before it could be sent', null);
      return this.exchangeOnce(
        nameOf(target),
        url,
        breakerId,
        {
          method: 'POST',
          headers: signedBy(key),
          body,
          accept: 'application/json',
          timeoutMs: this.timeoutMs,
          signal: options.signal,
          fresh: purpose === 'write',
        },
        target,
      );
    };
    const key = await caller.key(options.signal);
    try {
      return await sendWith(key);
    } catch (error) {
      // TKE checks the token first, so it did nothing, and the same request may be sent again.
      const isTokenRefused = error instanceof TkeError && error.code === 'AuthFailure.TokenFailure';
      const renewed = isTokenRefused ? await key.renew?.() : null;
      if (!renewed) throw error;
      return sendWith(renewed);
    }
  }

  /** Sends one request, and reports how it ended. */
  private async exchangeOnce(
    name: string,
    url: URL,
    breakerId: string,
    request: OutgoingRequest,
    { service, action }: Target,
  ) {
    const begin = performance.now();
    const ended = (code: string) =>
      callEnded.publish({ service, action: name, code, seconds: secondsSince(begin) } satisfies CallEnded);
    try {
      const reply = await this.exchange(action, url, request);
      ended('OK');
      this.breaker.answered(breakerId);
      return reply;
    } catch (error) {
      if (!(error instanceof TkeError)) throw error;
      ended(error.code ?? error.kind);
      if (error.kind === 'refused') this.breaker.answered(breakerId);
      else if (!request.signal?.aborted) this.breaker.unanswered(breakerId, error);
      throw error;
    }
  }

  private async exchange(action: string, url: URL, request: OutgoingRequest): Promise<Reply> {
    try {
      return readReply(action, await this.outgoing.exchange(url, request));
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      const kind = error.kind === 'unanswered' ? 'unreachable' : error.kind;
      throw new TkeError(action, kind, null, error.message, null, error.notSent);
    }
  }
}
