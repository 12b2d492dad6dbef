import { TkeError } from './action.ts';
import type { Signed } from './wire.ts';

/** Who a request says it is from, and how that is proven. */
export interface Claim {
  secretId: string;
  /** That of a temporary key. */
  token: string | undefined;
  /** Unix seconds, as text. */
  timestamp: string | undefined;
  /** Throws unless the request was signed with this key. */
  prove: (secretKey: string) => void;
}

export const refused = (code: string, message: string) => new TkeError(`AuthFailure.${code}`, message);
export const missing = (name: string) =>
  new TkeError('MissingParameter', `The request is missing a required parameter \`${name}\`.`);

export const wrongSignature = () =>
  refused(
    'SignatureFailure',
    'The provided credentials could not be validated. Please check your signature is correct.',
  );

/** SDKs sign the Host with or without its port, so either is right. */
export const hostsOf = ({ headers: { host = '' } }: Signed) => [host, host.replace(/:\d+$/, '')];
