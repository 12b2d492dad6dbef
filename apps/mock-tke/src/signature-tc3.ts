import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { hostVariants, missingParameter, authFailure, wrongSignature, type Claim } from './claim.ts';
import type { Signed } from './wire.ts';

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

interface Scope {
  date: string;
  service: string;
  signedHeaders: string[];
}

/** https://cloud.tencent.com/document/api/213/30654. Reads the Authorization header. */
export function readTc3Claim(signed: Signed): Claim {
  const { authorization, 'x-tc-timestamp': timestamp, 'x-tc-token': token } = signed.headers;
  if (!authorization) throw missingParameter('Authorization');
  const found =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/([^/]+)\/tc3_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  const [, secretId, date, service, headers, signature] = found ?? [];
  if (!secretId || !date || !service || !headers || !signature)
    throw authFailure('InvalidAuthorization', 'The Authorization header is not one of TC3-HMAC-SHA256.');
  if (!timestamp) throw missingParameter('X-TC-Timestamp');
  const scope = { date, service, signedHeaders: headers.split(';') };
  const prove = (secretKey: string) => {
    if (new Date(Number(timestamp) * 1000).toISOString().slice(0, 10) !== date)
      throw authFailure('SignatureFailure', "The credential's date is not the date of X-TC-Timestamp.");
    if (!['content-type', 'host'].every((name) => scope.signedHeaders.includes(name)))
      throw authFailure('SignatureFailure', 'SignedHeaders must name content-type and host.');
    const given = Buffer.from(signature);
    if (!hostVariants(signed).some((host) => timingSafeEqual(Buffer.from(sign(signed, scope, secretKey, host)), given)))
      throw wrongSignature();
  };
  return { secretId, token, timestamp, prove };
}

/** The signature of the request with `secretKey` and the given Host. */
function sign({ method, path, query, headers, body }: Signed, scope: Scope, secretKey: string, host: string): string {
  const canonicalHeaders = scope.signedHeaders.map((name) => {
    const value = name === 'host' ? host : (headers[name] ?? '');
    return `${name}:${name === 'content-type' || name === 'host' ? value.trim() : value.trim().toLowerCase()}\n`;
  });
  const payload = headers['x-tc-content-sha256'] === 'UNSIGNED-PAYLOAD' ? 'UNSIGNED-PAYLOAD' : body;
  const names = scope.signedHeaders.join(';');
  const canonical = [method, path, query, canonicalHeaders.join(''), names, sha256(payload)].join('\n');
  const credentialScope = `${scope.date}/${scope.service}/tc3_request`;
  const text = ['TC3-HMAC-SHA256', headers['x-tc-timestamp'] ?? '', credentialScope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, scope.date), scope.service), 'tc3_request');
  return createHmac('sha256', key).update(text).digest('hex');
}
