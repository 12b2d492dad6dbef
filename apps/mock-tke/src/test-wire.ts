import { createHash, createHmac } from 'node:crypto';
import { connect } from 'node:net';

const sha256 = (of: string) => createHash('sha256').update(of).digest('hex');
const hmac = (key: string | Buffer, of: string) => createHmac('sha256', key).update(of).digest();

export interface Credential {
  secretId: string;
  secretKey: string;
  token?: string;
}
export interface CallOptions {
  action: string;
  version?: string;
  region?: string;
  /** JSON for POST, a query for GET. */
  params?: string;
  method?: 'POST' | 'GET';
  /** Added to the usual headers. They override equal names. */
  headers?: Record<string, string>;
}

/** The headers of a TC3-HMAC-SHA256 request. Implements the algorithm again, so the mock does not test itself. */
export function tc3Headers(host: string, { secretId, secretKey, token }: Credential, options: CallOptions) {
  const { action, version = '2018-05-25', region = 'ap-guangzhou', params = '', method = 'POST' } = options;
  const timestamp = options.headers?.['X-TC-Timestamp'] ?? String(Math.floor(Date.now() / 1000));
  const type =
    options.headers?.['Content-Type'] ?? (method === 'GET' ? 'application/x-www-form-urlencoded' : 'application/json');
  const [query, body] = method === 'GET' ? [params, ''] : ['', params];
  const canonical = `${method}\n/\n${query}\ncontent-type:${type}\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`;
  const date = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  const scope = `${date}/tke/tc3_request`;
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), 'tke'), 'tc3_request');
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
  return {
    Host: host,
    'Content-Type': type,
    Authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${createHmac('sha256', key).update(text).digest('hex')}`,
    'X-TC-Action': action,
    'X-TC-Version': version,
    'X-TC-Timestamp': timestamp,
    'X-TC-Region': region,
    ...(token && { 'X-TC-Token': token }),
    ...options.headers,
  };
}

/** A request as the bytes on the wire. */
export function requestText(method: string, path: string, headers: Record<string, string>, body = '') {
  const length = body || method === 'POST' ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
  const lines = Object.entries({ ...headers, ...length }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

/** An answer as received: its head, the bytes of its body, and whether it is complete. */
interface ReceivedAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
  bytes: number;
  ended: 'whole' | 'cut';
}

/** Sends bytes and reads until the server closes the connection; send `Connection: close`. */
export async function exchange(url: string, request: string): Promise<ReceivedAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(request);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(Buffer.from(chunk));
  const all = Buffer.concat(chunks);
  const end = all.indexOf('\r\n\r\n');
  const [first = '', ...lines] = all.subarray(0, end).toString('latin1').split('\r\n');
  const headers: Record<string, string> = {};
  for (const [, name = '', value = ''] of lines.map((line) => /^([^:]*): (.*)$/.exec(line) ?? []))
    headers[name.toLowerCase()] = value;
  const sent = all.subarray(end + 4);
  if (headers['transfer-encoding'] === 'chunked') return { ...dechunked(sent), status: statusOf(first), headers };
  const ended = sent.length === Number(headers['content-length'] ?? sent.length) ? 'whole' : 'cut';
  return { status: statusOf(first), headers, text: sent.toString(), bytes: sent.length, ended };
}

const statusOf = (line: string) => Number(line.split(' ')[1]);

function dechunked(sent: Buffer) {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = sent.indexOf('\r\n', at);
    const length = end < 0 ? NaN : Number.parseInt(sent.subarray(at, end).toString(), 16);
    if (!length) {
      const all = Buffer.concat(parts);
      return { text: all.toString(), bytes: all.length, ended: length === 0 ? ('whole' as const) : ('cut' as const) };
    }
    parts.push(sent.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
