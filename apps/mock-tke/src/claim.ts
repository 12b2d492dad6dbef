import { TkeError } from './action.ts';
import type { Signed } from './wire.ts';

/** The claimed sender of a request, and the proof. */
export interface Claim {
  secretId: string;
  /** The token of a temporary key. */
  token: string | undefined;
  /** Unix seconds, as text. */
  timestamp: string | undefined;
  /** Throws unless this key signed the request. */
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

/** SDKs sign the Host with or without its port, so both are valid. */
export const hostsOf = ({ headers: { host = '' } }: Signed) => [host, host.replace(/:\d+$/, '')];
