import { readFileSync } from 'node:fs';
import {
  Agent,
  request as requestHttp,
  type ClientRequestArgs,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { createSecureContext, getCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { connect, placeOf, refusedSignIn, type Route } from './connect.ts';
import { ExchangeError, notSent } from './exchange-error.ts';
import { hostOf, portOf, proxyFor, proxyHeaders, type ProxySettings } from './proxy.ts';
import { Reach } from './reach.ts';

export interface OutgoingSettings extends ProxySettings {
  /** A PEM file of certificates to accept in addition to Node's own. */
  caFile: string | null;
}

export interface OutgoingRequest {
  method: string;
  headers: Record<string, string>;
  body: string;
  /** The only content type whose body is read. */
  accept: string;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** Uses a new connection. A reused one may be dead, and a request on it would be lost without an error. */
  fresh?: boolean;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** External lists are unpaged, and each of 10,000 nodes takes about 300 bytes. */
const maxBytes = 32 * 1024 * 1024;
/** Servers keep idle connections for longer, so no request uses a connection that is being closed. */
const idleMs = 4_000;

type OnConnected = (error: Error | null, socket: Duplex) => void;

/** Reuses connections made by `connect`. node:http gets each one when it is ready. */
class KeepAliveAgent extends Agent {
  private readonly route: Route;
  constructor(route: Route) {
    super({ keepAlive: true, timeout: idleMs });
    this.route = route;
  }

  override createConnection(_options: ClientRequestArgs, onConnected?: OnConnected) {
    open(this.route, onConnected);
    return undefined;
  }
}

function open(route: Route, onConnected: OnConnected = () => undefined) {
  // Node's types require a socket beside the error, but it checks the error first.
  connect(route).then(
    (socket) => onConnected(null, socket),
    (error: Error) => (onConnected as (error: Error) => void)(error),
  );
}

/** Sends every request that leaves Isthmus: through the proxy if set, with the operator's certificates. */
export class Outgoing {
  readonly reach = new Reach();
  private readonly agents = new Map<string, KeepAliveAgent>();
  private readonly settings: OutgoingSettings;
  private readonly secureContext: Route['secureContext'];

  constructor(settings: OutgoingSettings) {
    this.settings = settings;
    this.secureContext = settings.caFile ? secureContextWith(settings.caFile) : undefined;
  }

  /** Sends one request and reads the whole answer; throws ExchangeError. */
  async exchange(url: URL, request: OutgoingRequest): Promise<Answer> {
    const proxy = proxyFor(url, this.settings);
    try {
      const answer = await this.send(url, proxy, request);
      this.reach.recordSent(url.host);
      return { ...answer, body: await decode(answer) };
    } catch (error) {
      if (error instanceof ExchangeError && error.notSent) this.reach.recordNotSent(url.host, error.notSent);
      else this.reach.recordSent(url.host);
      throw error;
    }
  }

  /** Closes the kept connections. */
  close() {
    for (const agent of this.agents.values()) agent.destroy();
    this.agents.clear();
  }

  private send(url: URL, proxy: URL | null, { fresh, ...request }: OutgoingRequest): Promise<Answer> {
    const route: Route = { target: url, proxy, secureContext: this.secureContext };
    // A proxy forwards plain http itself: https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form
    const forwarder = url.protocol === 'http:' ? proxy : null;
    const headers = {
      ...request.headers,
      host: url.host,
      'accept-encoding': 'gzip',
      'content-length': String(Buffer.byteLength(request.body)),
      ...(forwarder && proxyHeaders(forwarder)),
    };
    const clientRequest = requestHttp({
      method: request.method,
      host: hostOf(url),
      port: portOf(url),
      path: forwarder ? url.href : `${url.pathname}${url.search}`,
      headers,
      ...(fresh
        ? {
            createConnection: (_options: ClientRequestArgs, onConnected: OnConnected) => {
              open(route, onConnected);
              return null;
            },
          }
        : { agent: this.agentFor(route) }),
    });
    return sendAndCollect(clientRequest, placeOf(proxy ?? url), request, (response) =>
      forwarder && response.statusCode === 407 ? refusedSignIn(forwarder) : refusalOf(response, request.accept),
    );
  }

  private agentFor(route: Route) {
    const key = `${route.target.origin} ${route.proxy?.href ?? ''}`;
    const agent = this.agents.get(key) ?? new KeepAliveAgent(route);
    this.agents.set(key, agent);
    return agent;
  }
}

/** Node's own certificates (including NODE_EXTRA_CA_CERTS) and those of the file. */
function secureContextWith(caFile: string) {
  const pem = readFileSync(caFile, 'utf8');
  if (!pem.includes('-----BEGIN CERTIFICATE-----'))
    throw new Error(`ISTHMUS_CA_FILE: ${caFile} holds no PEM certificate`);
  return createSecureContext({ ca: [...getCACertificates('default'), pem] });
}

/** Why an answer is refused, judged only by its status line and headers. */
function refusalOf({ statusCode, headers }: IncomingMessage, accept: string) {
  const [type] = (headers['content-type'] ?? '').split(';');
  const encoding = headers['content-encoding'] ?? 'identity';
  const status = `HTTP ${statusCode}`;
  if (type?.trim().toLowerCase() !== accept)
    return new ExchangeError(
      'unreadable',
      `${status} with content type ${type ? `"${type}"` : 'missing'}, not ${accept}`,
    );
  if (!['identity', 'gzip'].includes(encoding.toLowerCase()))
    return new ExchangeError('unreadable', `${status} with content encoding "${encoding}", which was not requested`);
  return Number(headers['content-length'] ?? 0) > maxBytes ? tooLong() : null;
}

const tooLong = () => new ExchangeError('unreadable', `the answer is longer than ${maxBytes / 1024 / 1024} MB`);

/** Sends the request and collects the answer. Closes the connection when anything fails. */
function sendAndCollect(
  clientRequest: ReturnType<typeof requestHttp>,
  connectsTo: string,
  { body, timeoutMs, signal }: Omit<OutgoingRequest, 'fresh'>,
  refuse: (response: IncomingMessage) => ExchangeError | null,
) {
  return new Promise<Answer>((resolve, reject) => {
    const time = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
    let stage: 'connecting' | 'sent' | 'answering' = 'connecting';
    const fail = (error: Error) => {
      time.removeEventListener('abort', expire);
      clientRequest.destroy();
      reject(error);
    };
    const expire = () => fail(failureAt(stage, 'no whole answer in time', connectsTo));
    // Both listeners stay, so an error after the end does no harm.
    const onError = (error: NodeJS.ErrnoException) => fail(toFailure(stage, error, connectsTo));
    clientRequest.on('error', onError);
    clientRequest.once('socket', () => (stage = 'sent'));
    clientRequest.once('upgrade', (_response, socket) => {
      socket.destroy();
      fail(new ExchangeError('unreadable', 'HTTP 101, which was not requested'));
    });
    clientRequest.once('response', (response) => {
      stage = 'answering';
      response.on('error', onError);
      const refusal = refuse(response);
      if (refusal) return fail(refusal);
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxBytes) return fail(tooLong());
        chunks.push(chunk);
      });
      response.once('end', () => {
        if (!response.complete) return onError(new Error('the answer was cut off'));
        time.removeEventListener('abort', expire);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    if (time.aborted) return expire();
    time.addEventListener('abort', expire);
    clientRequest.end(body);
  });
}

function failureAt(stage: 'connecting' | 'sent' | 'answering', message: string, at: string) {
  if (stage === 'connecting') return notSent('no-connection', at, message);
  return new ExchangeError(stage === 'sent' ? 'unanswered' : 'unreadable', message);
}

function toFailure(stage: Parameters<typeof failureAt>[0], error: NodeJS.ErrnoException, at: string) {
  if (error instanceof ExchangeError) return error;
  // llhttp's codes: the answer is not HTTP.
  if (error.code?.startsWith('HPE_')) return new ExchangeError('unreadable', error.message);
  return failureAt(stage, error.message, at);
}

const unzip = promisify(gunzip);

async function decode({ headers, body }: Answer) {
  if (headers['content-encoding']?.toLowerCase() !== 'gzip') return body;
  return unzip(body, { maxOutputLength: maxBytes }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLong() : new ExchangeError('unreadable', 'the answer is not gzip');
  });
}
