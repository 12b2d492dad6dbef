import { createHmac } from 'node:crypto';
import { hostVariants, missingParameter, wrongSignature, type Claim } from './claim.ts';
import type { Signed } from './wire.ts';

/** https://cloud.tencent.com/document/api/213/15693. The signature covers method, host, path and all parameters, sorted and unencoded. */
export function readV1Claim(signed: Signed, form: Map<string, string>): Claim {
  const needed = (name: string) => {
    const value = form.get(name);
    if (!value) throw missingParameter(name);
    return value;
  };
  const secretId = needed('SecretId');
  const signature = needed('Signature');
  const timestamp = needed('Timestamp');
  needed('Nonce');
  // The page says: every method other than HmacSHA256 counts as HmacSHA1.
  const hash = form.get('SignatureMethod') === 'HmacSHA256' ? 'sha256' : 'sha1';
  const names = [...form.keys()].filter((name) => name !== 'Signature').sort();
  const query = names.map((name) => `${name}=${form.get(name)}`).join('&');
  const prove = (secretKey: string) => {
    const texts = hostVariants(signed).map((host) => `${signed.method}${host}${signed.path}?${query}`);
    if (!texts.some((text) => createHmac(hash, secretKey).update(text).digest('base64') === signature))
      throw wrongSignature();
  };
  return { secretId, token: form.get('Token'), timestamp, prove };
}
