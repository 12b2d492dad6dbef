import { authFailure, type Claim } from './claim.ts';
import { parametersIn } from './form.ts';
import { readTc3Claim } from './signature-tc3.ts';
import { readV1Claim } from './signature-v1.ts';
import type { Signed } from './wire.ts';

const skewSeconds = 300;

/** TC3 puts the signature in a header. The older method (v1) puts it in the form or query. */
export function readClaim(signed: Signed): Claim {
  if (signed.headers['authorization']) return readTc3Claim(signed);
  const form = parametersIn(signed);
  return form ? readV1Claim(signed, form) : readTc3Claim(signed);
}

/** Checks the clock first, then the signature. TKE accepts five minutes of difference (common parameters page). */
export function verify({ timestamp, prove }: Claim, secretKey: string, nowSeconds: number) {
  if (!(Math.abs(nowSeconds - Number(timestamp)) <= skewSeconds))
    throw authFailure('SignatureExpire', 'The signature has expired: the timestamp differs by more than five minutes.');
  prove(secretKey);
}
