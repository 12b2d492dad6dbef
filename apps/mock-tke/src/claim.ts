import { TkeError } from './tke-error.ts';
import type { Signed } from './wire.ts';

/** The sender that a request names, and the check of its signature. */
export interface Claim {
  secretId: string;
  /** The token of a temporary key. */
  token: string | undefined;
  /** Unix seconds, as text. */
  timestamp: string | undefined;
  /** Throws unless this key signed the request. */
  prove: (secretKey: string) => void;
}

export const authFailure = (code: string, message: string) => new TkeError(`AuthFailure.${code}`, message);
export const missingParameter = (name: string) =>
  new TkeError('MissingParameter', `The request is missing a required parameter \`${name}\`.`);

export const wrongSignature = () =>
  authFailure(
    'SignatureFailure',
    'The provided credentials could not be validated. Please check your signature is correct.',
  );

/** SDKs sign the Host with or without its port, so both are valid. */
export const hostVariants = ({ headers: { host = '' } }: Signed) => [host, host.replace(/:\d+$/, '')];
