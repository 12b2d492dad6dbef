import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { TkeError } from './action.ts';

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const skewSeconds = 300;

export interface Signed {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string | undefined>;
  body: Buffer;
}
export interface Claim {
  secretId: string;
  date: string;
  service: string;
  signedHeaders: string[];
  signature: string;
}

const failed = (code: string, message: string) => new TkeError(`AuthFailure.${code}`, message);

/** Reads the Authorization header. Older signing (v1: HmacSHA1, HmacSHA256 in a form) is told apart, and refused on purpose. */
export function readClaim({ headers, body, query }: Signed): Claim {
  const { authorization } = headers;
  if (!authorization && /(^|&)Signature=/.test(`${body.toString()}&${query}`))
    throw failed('InvalidAuthorization', 'mock-tke verifies TC3-HMAC-SHA256 only: set the signature method to it.');
  if (!authorization)
    throw new TkeError('MissingParameter', 'The request is missing a required parameter `Authorization`.');
  const found =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/([^/]+)\/tc3_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  const [, secretId, date, service, signedHeaders, signature] = found ?? [];
  if (!secretId || !date || !service || !signedHeaders || !signature)
    throw failed('InvalidAuthorization', 'The Authorization header is not one of TC3-HMAC-SHA256.');
  return { secretId, date, service, signedHeaders: signedHeaders.split(';'), signature };
}

/** The signature that `secretKey` makes over the request, with the given Host. */
function sign(request: Signed, claim: Claim, secretKey: string, host: string): string {
  const { method, path, query, headers, body } = request;
  const canonicalHeaders = claim.signedHeaders.map((name) => {
    const value = name === 'host' ? host : (headers[name] ?? '');
    return `${name}:${name === 'content-type' || name === 'host' ? value.trim() : value.trim().toLowerCase()}\n`;
  });
  const payload = headers['x-tc-content-sha256'] === 'UNSIGNED-PAYLOAD' ? 'UNSIGNED-PAYLOAD' : body;
  const canonical = [
    method,
    path,
    query,
    canonicalHeaders.join(''),
    claim.signedHeaders.join(';'),
    sha256(payload),
  ].join('\n');
  const scope = `${claim.date}/${claim.service}/tc3_request`;
  const text = ['TC3-HMAC-SHA256', headers['x-tc-timestamp'] ?? '', scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, claim.date), claim.service), 'tc3_request');
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Throws TKE's own codes. SDKs sign the Host with or without its port, so either is right. */
export function verify(request: Signed, claim: Claim, secretKey: string, nowSeconds: number) {
  const { host = '', 'x-tc-timestamp': stamp, 'x-tc-token': token } = request.headers;
  if (!stamp) throw new TkeError('MissingParameter', 'The request is missing a required parameter `X-TC-Timestamp`.');
  const timestamp = Number(stamp);
  if (!(Math.abs(nowSeconds - timestamp) <= skewSeconds))
    throw failed('SignatureExpire', 'The signature has expired: the timestamp differs by more than five minutes.');
  if (new Date(timestamp * 1000).toISOString().slice(0, 10) !== claim.date)
    throw failed('SignatureFailure', "The credential's date is not the date of X-TC-Timestamp.");
  if (!['content-type', 'host'].every((name) => claim.signedHeaders.includes(name)))
    throw failed('SignatureFailure', 'SignedHeaders must name content-type and host.');
  const right = [host, host.replace(/:\d+$/, '')].some((signedHost) =>
    timingSafeEqual(Buffer.from(sign(request, claim, secretKey, signedHost)), Buffer.from(claim.signature)),
  );
  if (!right)
    throw failed(
      'SignatureFailure',
      'The provided credentials could not be validated. Please check your signature is correct.',
    );
  if (token) throw failed('TokenFailure', 'mock-tke issues no temporary keys.');
}
