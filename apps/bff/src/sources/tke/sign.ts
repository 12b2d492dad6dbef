import { createHash, createHmac } from 'node:crypto';

export interface Call {
  url: URL;
  service: string;
  version: string;
  action: string;
  region: string;
  language: 'en-US' | 'zh-CN';
  body: string;
  secretId: string;
  secretKey: string;
  /** Of a temporary key. */
  token?: string;
}

const type = 'application/json';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** TC3-HMAC-SHA256: https://cloud.tencent.com/document/api/457/31858 */
function authorization({ url, service, body, secretId, secretKey }: Call, timestamp: number) {
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${service}/tc3_request`;
  const signed = 'content-type;host';
  const request = ['POST', url.pathname, '', `content-type:${type}\nhost:${url.host}\n`, signed, hash(body)].join('\n');
  const text = ['TC3-HMAC-SHA256', timestamp, scope, hash(request)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  const signature = hmac(key, text).toString('hex');
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
}

/** All headers of a call except those of the connection. */
export function signedHeaders(call: Call, now = Date.now()): Record<string, string> {
  const timestamp = Math.floor(now / 1000);
  return {
    authorization: authorization(call, timestamp),
    'content-type': type,
    'x-tc-action': call.action,
    'x-tc-version': call.version,
    'x-tc-region': call.region,
    'x-tc-timestamp': String(timestamp),
    'x-tc-language': call.language,
    'x-tc-requestclient': 'isthmus',
    ...(call.token !== undefined && { 'x-tc-token': call.token }),
  };
}
