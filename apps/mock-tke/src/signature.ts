import { refused, type Claim } from './claim.ts';
import { parametersIn } from './form.ts';
import { readTc3Claim } from './signature-tc3.ts';
import { readV1Claim } from './signature-v1.ts';
import type { Signed } from './wire.ts';

const skewSeconds = 300;

/** TC3 signs headers. The older method (v1) signs a form or query, which then includes the signature. */
export function readClaim(signed: Signed): Claim {
  if (signed.headers['authorization']) return readTc3Claim(signed);
  const form = parametersIn(signed);
  return form ? readV1Claim(signed, form) : readTc3Claim(signed);
}

/** Throws TKE's codes: first for a clock more than five minutes off (from the common parameters' page), then for the signature. */
export function verify({ timestamp, prove }: Claim, secretKey: string, nowSeconds: number) {
  if (!(Math.abs(nowSeconds - Number(timestamp)) <= skewSeconds))
    throw refused('SignatureExpire', 'The signature has expired: the timestamp differs by more than five minutes.');
  prove(secretKey);
}
