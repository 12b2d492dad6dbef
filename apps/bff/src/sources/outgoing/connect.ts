import type { NotSent } from '@isthmus/contracts/problem';
import { request } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { notSent } from './exchange-error.ts';
import { hostOf, portOf, proxyHeaders } from './proxy.ts';

export interface Route {
  /** Where the request goes. */
  target: URL;
  proxy: URL | null;
  /** Certificates to accept in addition to Node's own. */
  secureContext: SecureContext | undefined;
}

/** The limit for connecting. A host that drops packets must fail while a person still waits. */
const connectMs = 8_000;

/** `host:port`. */
export const placeOf = (url: URL) => `${hostOf(url)}:${portOf(url)}`;

/** Names that do not resolve; https://man7.org/linux/man-pages/man3/gai_strerror.3.html */
const nameErrors = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL'];

/** Decides by the system's code, never by a message. */
function causeOf(code: string | undefined): NotSent['cause'] {
  if (nameErrors.includes(code ?? '')) return 'name-not-found';
  return code === 'ECONNREFUSED' ? 'connection-refused' : 'no-connection';
}

/** A time-out is not a refusal. */
const causeUnlessTimeout = ({ code }: NodeJS.ErrnoException, cause: NotSent['cause']) =>
  code === 'ETIMEDOUT' ? 'no-connection' : cause;

/** For a name with several addresses Node throws one error without a message; the causes are in `errors`. */
const messageOf = (error: NodeJS.ErrnoException & { errors?: Error[] }) =>
  error.message || (error.errors?.map(({ message }) => message).join('; ') ?? '') || (error.code ?? 'failed');

type Failure = (error: NodeJS.ErrnoException) => Error;

/** Resolves when `wait` calls back. Destroys the socket when it fails, closes or takes too long. */
function ready<T>(socket: Socket, signal: AbortSignal, fail: Failure, wait: (done: (value: T) => void) => void) {
  return new Promise<T>((resolve, reject) => {
    const stop = (error: NodeJS.ErrnoException) => {
      socket.destroy();
      reject(fail(error));
    };
    // The listener stays for the socket's whole life, so a late error ends only the socket.
    socket.on('error', stop);
    socket.once('close', () => stop(new Error('the connection was closed')));
    const expire = () =>
      stop(Object.assign(new Error(`no connection within ${connectMs / 1000} s`), { code: 'ETIMEDOUT' }));
    if (signal.aborted) expire();
    signal.addEventListener('abort', expire);
    wait((value) => {
      signal.removeEventListener('abort', expire);
      resolve(value);
    });
  });
}

function openTcp(url: URL, signal: AbortSignal) {
  const socket = connectTcp({ host: hostOf(url), port: portOf(url) });
  const fail: Failure = (error) => notSent(causeOf(error.code), placeOf(url), messageOf(error));
  return ready<Socket>(socket, signal, fail, (done) => socket.once('connect', () => done(socket)));
}

function openTls(transport: Socket, url: URL, { secureContext }: Route, signal: AbortSignal) {
  const host = hostOf(url);
  const socket = connectTls({
    socket: transport,
    host,
    ALPNProtocols: ['http/1.1'],
    // A server name is never an address: https://www.rfc-editor.org/rfc/rfc6066#section-3
    ...(!isIP(host) && { servername: host }),
    ...(secureContext && { secureContext }),
  });
  const fail: Failure = (error) => notSent(causeUnlessTimeout(error, 'tls-refused'), placeOf(url), messageOf(error));
  return ready<Socket>(socket, signal, fail, (done) => socket.once('secureConnect', () => done(socket)));
}

/** Requests a tunnel to the target from the proxy: https://www.rfc-editor.org/rfc/rfc9110#name-connect */
async function openTunnel(transport: Socket, target: URL, proxy: URL, signal: AbortSignal) {
  const at = placeOf(proxy);
  const path = hostOf(target).includes(':') ? `[${hostOf(target)}]:${portOf(target)}` : placeOf(target);
  const headers = { host: path, ...proxyHeaders(proxy) };
  const connectRequest = request({ method: 'CONNECT', path, headers, createConnection: () => transport });
  const fail: Failure = (error) => notSent(causeUnlessTimeout(error, 'proxy-refused'), at, messageOf(error));
  const status = await ready<number>(transport, signal, fail, (done) => {
    connectRequest.on('error', (error) => transport.destroy(error));
    connectRequest.once('connect', ({ statusCode = 0 }, _socket, head) => {
      if (head.length) transport.unshift(head);
      done(statusCode);
    });
    connectRequest.end();
  });
  if (status >= 200 && status < 300) return transport;
  transport.destroy();
  throw status === 407
    ? refusedSignIn(proxy)
    : notSent('proxy-refused', at, `the proxy answered CONNECT with HTTP ${status}`);
}

export const refusedSignIn = (proxy: URL) =>
  notSent('proxy-sign-in', placeOf(proxy), 'the proxy refused the user and password (HTTP 407)');

/** Returns a connection that is ready for a request; throws ExchangeError `not-sent`. */
export async function connect(route: Route): Promise<Socket> {
  const { target, proxy } = route;
  const signal = AbortSignal.timeout(connectMs);
  let socket = await openTcp(proxy ?? target, signal);
  if (proxy?.protocol === 'https:') socket = await openTls(socket, proxy, route, signal);
  if (target.protocol !== 'https:') return socket;
  if (proxy) socket = await openTunnel(socket, target, proxy, signal);
  return openTls(socket, target, route, signal);
}
