import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { Client } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_client.js';
import type { Breaker } from './breaker.ts';
import { budgetWaited, callEnded, secondsSince, type BudgetWaited, type CallEnded } from './telemetry.ts';
import { toTkeError } from './tke-error.ts';

/** Request and reply of a TKE action, as the SDK types them. */
export type RequestOf<N extends keyof Client> = Client[N] extends (
  request: infer Q,
  ...rest: never[]
) => Promise<unknown>
  ? Q
  : never;
export type ReplyOf<N extends keyof Client> = Client[N] extends (...rest: never[]) => Promise<infer R> ? R : never;

/** Whose call it is. `site` is a base URL, `{service}` in it replaced. */
export interface Caller {
  site: string;
  secretId: string;
  secretKey: string;
  uin: string;
}
/** Observed: `watch` where nobody waits for this very answer, `demand` where somebody does. `ask`: never stored. `write`: it changes something. */
export type Purpose = 'watch' | 'demand' | 'ask' | 'write';
/** Paces calls per (uin, action). */
export interface TkeBudget {
  take(uin: string, action: string, purpose: Purpose): Promise<void>;
}
export interface CallOptions {
  region?: string;
  purpose?: Purpose;
  language?: 'en-US' | 'zh-CN';
  signal?: AbortSignal;
}

const versions = { tke: '2018-05-25', vpc: '2017-03-12', cvm: '2017-03-12', sts: '2018-08-13' };
type Service = keyof typeof versions;

// An agent of our own always: a lower-case http_proxy in the environment would otherwise take every call, loopback included.
const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };
const timeoutSeconds = 20;

export class TkeClient {
  private readonly budget: TkeBudget;
  private readonly breaker: Breaker;
  private readonly purpose: Purpose;

  constructor(budget: TkeBudget, breaker: Breaker, purpose: Purpose = 'ask') {
    this.budget = budget;
    this.breaker = breaker;
    this.purpose = purpose;
  }

  /** The same client for what is observed. */
  observing(purpose: 'watch' | 'demand') {
    return new TkeClient(this.budget, this.breaker, purpose);
  }

  /** Waits for the room that one write takes: before its attempt is recorded, as whoever fails here has sent nothing. */
  makeRoom(caller: Caller, action: string) {
    return this.take(caller.uin, `tke:${action}`, 'write');
  }

  /** One TKE action; throws TkeError. Room for a write has been made before. */
  async call<N extends keyof Client & string>(
    caller: Caller,
    action: N,
    request: RequestOf<N>,
    options: CallOptions = {},
  ): Promise<ReplyOf<N>> {
    return (await this.send(caller, 'tke', action, request, options)) as ReplyOf<N>;
  }

  /** An action of a service whose SDK is not installed; the caller reads the reply with a schema. */
  ask(caller: Caller, service: Exclude<Service, 'tke'>, action: string, request: object, options: CallOptions = {}) {
    return this.send(caller, service, action, request, options);
  }

  private async take(uin: string, action: string, purpose: Purpose) {
    const begin = performance.now();
    await this.budget.take(uin, action, purpose);
    budgetWaited.publish({ action, purpose, seconds: secondsSince(begin) } satisfies BudgetWaited);
  }

  private async send(caller: Caller, service: Service, action: string, request: unknown, options: CallOptions) {
    const purpose = options.purpose ?? this.purpose;
    const broken = `${caller.secretId} ${options.region ?? ''}`;
    // A write comes after a look, which the breaker has let through.
    if (purpose !== 'write') {
      this.breaker.admit(broken, action);
      await this.take(caller.uin, `${service}:${action}`, purpose);
    }
    const url = new URL(caller.site.replace('{service}', service));
    const client = new CommonClient(url.host, versions[service], {
      credential: { secretId: caller.secretId, secretKey: caller.secretKey },
      region: options.region ?? '',
      profile: {
        language: options.language ?? 'en-US',
        httpProfile: {
          protocol: `${url.protocol}//`,
          reqTimeout: timeoutSeconds,
          agent: url.protocol === 'http:' ? agents['http:'] : agents['https:'],
        },
      },
    });
    const begin = performance.now();
    const ended = (code: string) =>
      callEnded.publish({ service, action, code, seconds: secondsSince(begin) } satisfies CallEnded);
    try {
      const reply: unknown = await client.request(action, request, options.signal ? { signal: options.signal } : {});
      ended('OK');
      this.breaker.answered(broken);
      return reply;
    } catch (thrown) {
      const error = toTkeError(action, options.signal?.aborted ? new Error('no answer in time') : thrown);
      ended(error.code ?? error.kind);
      if (error.kind === 'refused') this.breaker.answered(broken);
      else if (!options.signal?.aborted) this.breaker.unanswered(broken, error);
      throw error;
    }
  }
}
