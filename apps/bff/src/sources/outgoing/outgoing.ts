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
import { connect, refusedSignIn, type Way } from './connect.ts';
import { ExchangeError, notSent } from './exchange-error.ts';
import { hostOf, portOf, proxyFor, proxyHeaders, type ProxySettings } from './proxy.ts';
import { Reach } from './reach.ts';

export interface OutgoingSettings extends ProxySettings {
  /** A PEM file of certificates to accept in addition to Node's own. */
  caFile: string | null;
}

export interface Sent {
  method: string;
  headers: Record<string, string>;
  body: string;
  /** The only content type whose body is read. */
  accept: string;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** Uses a new connection: a kept one may be dead, and requests on it get lost silently. */
  fresh?: boolean;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** External lists are unpaged, and each of 10,000 nodes takes about 300 bytes. */
const mostBytes = 32 * 1024 * 1024;
/** Shorter than any server keeps an idle connection, so requests never meet a closing one. */
const idleMs = 4_000;

type Created = (error: Error | null, socket: Duplex) => void;

/** Keeps connections made by `connect`. node:http uses them only once they are ready. */
class KeepingAgent extends Agent {
  private readonly way: Way;
  constructor(way: Way) {
    super({ keepAlive: true, timeout: idleMs });
    this.way = way;
  }

  override createConnection(_options: ClientRequestArgs, created?: Created) {
    open(this.way, created);
    return undefined;
  }
}

function open(way: Way, created: Created = () => undefined) {
  // Node's types require a socket beside the error, but it checks the error first.
  connect(way).then(
    (socket) => created(null, socket),
    (error: Error) => (created as (error: Error) => void)(error),
  );
}

/** The only way out of Isthmus: through the proxy if set, with the operator's certificates. */
export class Outgoing {
  readonly reach = new Reach();
  private readonly agents = new Map<string, KeepingAgent>();
  private readonly settings: OutgoingSettings;
  private readonly secureContext: Way['secureContext'];

  constructor(settings: OutgoingSettings) {
    this.settings = settings;
    this.secureContext = settings.caFile ? trusting(settings.caFile) : undefined;
  }

  /** Sends one request and reads the whole answer; throws ExchangeError. */
  async exchange(url: URL, sent: Sent): Promise<Answer> {
    const proxy = proxyFor(url, this.settings);
    try {
      const answer = await this.send(url, proxy, sent);
      this.reach.left(url.host);
      return { ...answer, body: await decoded(answer) };
    } catch (error) {
      if (error instanceof ExchangeError && error.notSent) this.reach.stayed(url.host, error.notSent);
      else this.reach.left(url.host);
      throw error;
    }
  }

  /** Closes the kept connections. */
  close() {
    for (const agent of this.agents.values()) agent.destroy();
    this.agents.clear();
  }

  private send(url: URL, proxy: URL | null, { fresh, ...sent }: Sent): Promise<Answer> {
    const way: Way = { target: url, proxy, secureContext: this.secureContext };
    // A proxy forwards plain http itself: https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form
    const forwarder = url.protocol === 'http:' ? proxy : null;
    const headers = {
      ...sent.headers,
      host: url.host,
      'accept-encoding': 'gzip',
      'content-length': String(Buffer.byteLength(sent.body)),
      ...(forwarder && proxyHeaders(forwarder)),
    };
    const asking = requestHttp({
      method: sent.method,
      host: hostOf(url),
      port: portOf(url),
      path: forwarder ? url.href : `${url.pathname}${url.search}`,
      headers,
      ...(fresh
        ? {
            createConnection: (_options: ClientRequestArgs, created: Created) => {
              open(way, created);
              return null;
            },
          }
        : { agent: this.agentFor(way) }),
    });
    return answered(asking, sent, (response) =>
      forwarder && response.statusCode === 407 ? refusedSignIn(forwarder) : unwanted(response, sent.accept),
    );
  }

  private agentFor(way: Way) {
    const key = `${way.target.origin} ${way.proxy?.href ?? ''}`;
    const agent = this.agents.get(key) ?? new KeepingAgent(way);
    this.agents.set(key, agent);
    return agent;
  }
}

/** Node's own certificates (including NODE_EXTRA_CA_CERTS) and those of the file. */
function trusting(caFile: string) {
  const own = readFileSync(caFile, 'utf8');
  if (!own.includes('-----BEGIN CERTIFICATE-----'))
    throw new Error(`ISTHMUS_CA_FILE: ${caFile} holds no PEM certificate`);
  return createSecureContext({ ca: [...getCACertificates('default'), own] });
}

/** Why an answer is refused, by its head alone. */
function unwanted({ statusCode, headers }: IncomingMessage, accept: string) {
  const [type] = (headers['content-type'] ?? '').split(';');
  const encoding = headers['content-encoding'] ?? 'identity';
  const met = `HTTP ${statusCode}`;
  if (type?.trim().toLowerCase() !== accept)
    return new ExchangeError('unreadable', `${met} with content type ${type ? `"${type}"` : 'missing'}, not ${accept}`);
  if (!['identity', 'gzip'].includes(encoding.toLowerCase()))
    return new ExchangeError('unreadable', `${met} with content encoding "${encoding}", which was not requested`);
  return Number(headers['content-length'] ?? 0) > mostBytes ? tooLong() : null;
}

const tooLong = () => new ExchangeError('unreadable', `the answer is longer than ${mostBytes / 1024 / 1024} MB`);

/** Sends the request and collects the answer. Closes the connection when anything fails. */
function answered(
  asking: ReturnType<typeof requestHttp>,
  { body, timeoutMs, signal }: Omit<Sent, 'fresh'>,
  refuse: (response: IncomingMessage) => ExchangeError | null,
) {
  return new Promise<Answer>((resolve, reject) => {
    const time = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
    let stage: 'connecting' | 'sent' | 'answering' = 'connecting';
    const fail = (error: Error) => {
      time.removeEventListener('abort', expire);
      asking.destroy();
      reject(error);
    };
    const expire = () => fail(failureAt(stage, 'no whole answer in time', asking.host));
    // Both listeners stay, so an error after the end does no harm.
    const broken = (error: NodeJS.ErrnoException) => fail(toFailure(stage, error, asking.host));
    asking.on('error', broken);
    asking.once('socket', () => (stage = 'sent'));
    asking.once('upgrade', (_response, socket) => {
      socket.destroy();
      fail(new ExchangeError('unreadable', 'HTTP 101, which was not requested'));
    });
    asking.once('response', (response) => {
      stage = 'answering';
      response.on('error', broken);
      const refusal = refuse(response);
      if (refusal) return fail(refusal);
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostBytes) return fail(tooLong());
        chunks.push(chunk);
      });
      response.once('end', () => {
        if (!response.complete) return broken(new Error('the answer was cut off'));
        time.removeEventListener('abort', expire);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    if (time.aborted) return expire();
    time.addEventListener('abort', expire);
    asking.end(body);
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

async function decoded({ headers, body }: Answer) {
  if (headers['content-encoding']?.toLowerCase() !== 'gzip') return body;
  return unzip(body, { maxOutputLength: mostBytes }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLong() : new ExchangeError('unreadable', 'the answer is not gzip');
  });
}
