import { compactType, readingsHeader, toCompact } from '@isthmus/contracts/compact';
import { DryRun } from '@isthmus/contracts/dry-run';
import type { Endpoint } from '@isthmus/contracts/endpoint';
import { Problem, type ProblemCode } from '@isthmus/contracts/problem';
import type { z } from 'zod';

/** A request as the page sent it. The contract has parsed its body. */
interface Received {
  url: URL;
  body: unknown;
  headers: Headers;
}
type Reply<R extends z.ZodType> = z.input<R> | ((received: Received) => z.input<R>);
type Send = (received: Received) => Response | Promise<Response>;

interface Answer {
  method: string;
  path: RegExp;
  send: Send;
}

const json = (status: number, body: unknown, type = 'application/json', more: Record<string, string> = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'content-type': type, ...more } });

/** The names of the readings in an answer. */
const readingsOf = (answer: object) => Object.keys(answer).filter((name) => /observation$/i.test(name));

const dryRunSearch = '?dryRun=1';
const pattern = (path: string) => new RegExp(`^/api${path.replace('?', '\\?').replace(/:\w+/g, '[^/]+')}$`);

/** The dry run of a change as its own endpoint, to answer or refuse. */
export const dryRunOf = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, Q, B>,
): Endpoint<P, Q, B, typeof DryRun> => ({
  ...endpoint,
  path: `${endpoint.path}${dryRunSearch}`,
  status: 200,
  response: DryRun,
});

/**
 * Stubs the BFF for one page. The contracts parse replies and request bodies, so a stub stays valid. A newer answer
 * to an endpoint replaces an older one.
 */
export class StubbedBff {
  private answers: Answer[] = [];
  private readonly log: { endpoint: string; received: Received }[] = [];
  /** Requests without an answer. Each one fails the test. */
  readonly unanswered: string[] = [];

  answer<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    endpoint: Endpoint<P, Q, B, R>,
    reply: Reply<R>,
  ) {
    this.send(endpoint, (received) => {
      const body = typeof reply === 'function' ? (reply as (received: Received) => z.input<R>)(received) : reply;
      const answer = endpoint.response.parse(body) as Record<string, unknown>;
      const compact = received.url.searchParams.has('compact') && toCompact(answer, readingsOf(answer));
      return compact
        ? json(200, compact.form, compactType, { [readingsHeader]: compact.header })
        : json(endpoint.status ?? 200, answer);
    });
  }

  refuse(endpoint: Endpoint, code: ProblemCode, more: Partial<Problem> = {}) {
    const problem = aProblem(code, more);
    this.send(endpoint, () => json(problem.status, problem, 'application/problem+json'));
  }

  /** Answers with a malformed reply. */
  answerMalformed(endpoint: Endpoint, reply: () => Response) {
    this.send(endpoint, reply);
  }

  /** Holds the next answers until the test releases them. */
  hold(endpoint: Endpoint) {
    const { promise, resolve: release } = Promise.withResolvers<void>();
    const held = this.answers.find(({ path, method }) => this.fits(endpoint, method, path));
    this.send(endpoint, async (received) => {
      await promise;
      return held ? held.send(received) : json(500, {});
    });
    return release;
  }

  /** Returns the requests to an endpoint, in order. */
  received(endpoint: Endpoint) {
    return this.log.filter((each) => each.endpoint === nameOf(endpoint)).map(({ received }) => received);
  }

  async fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const method = init.method ?? 'GET';
    const path = url.pathname + (url.search === dryRunSearch ? dryRunSearch : '');
    const answer = this.answers.find((each) => each.method === method && each.path.test(path));
    if (!answer) {
      this.unanswered.push(`${method} ${url.pathname}${url.search}`);
      return json(501, {});
    }
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const reply = await answer.send({ url, body, headers: new Headers(init.headers) });
    init.signal?.throwIfAborted();
    return reply;
  }

  private fits = (endpoint: Endpoint, method: string, path: RegExp) =>
    method === endpoint.method && path.source === pattern(endpoint.path).source;

  private send(endpoint: Endpoint, send: Send) {
    const logAndSend = (received: Received) => {
      const parsed = { ...received, body: endpoint.body?.parse(received.body) };
      this.log.push({ endpoint: nameOf(endpoint), received: parsed });
      return send(parsed);
    };
    this.answers = [{ method: endpoint.method, path: pattern(endpoint.path), send: logAndSend }, ...this.answers];
  }
}

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;

const statuses: Partial<Record<ProblemCode, number>> = {
  'not-found': 404,
  'tke-unreachable': 502,
  'tke-failed': 502,
  'permission-missing': 403,
};

/** Returns a refusal. `more` adds the status, TKE's words and fields. */
export const aProblem = (code: ProblemCode, more: Partial<Problem> = {}): Problem =>
  Problem.parse({ status: statuses[code] ?? 409, code, title: code, ...more });

/** Returns TKE's error as tickets quote it. */
export const tkeError = (action: string, code: string): Partial<Problem> => ({
  upstream: { action, code, message: `${code}, in words of TKE's`, requestId: 'c0ffee00-1111-4222-8333-444455556666' },
});
