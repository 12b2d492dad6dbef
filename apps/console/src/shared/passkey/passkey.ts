import type { beginPasskeySignIn, draftPasskey, NewPasskey } from '@isthmus/contracts/passkeys';
import type { PasskeyAnswer } from '@isthmus/contracts/proof';
import type { z } from 'zod';
import { ApiError, type ReplyOf } from '#shared/api/call.ts';

/** Loads with the first use: most people have no passkey. */
const library = () => import('@simplewebauthn/browser');

/** The browser says only that it did not happen: the person cancelled, or has no such passkey here. A page must not learn which. */
function notMade(): never {
  throw new ApiError({ status: 403, code: 'passkey-refused', title: '' });
}

/** Lets the browser make a passkey. Throws passkey-refused when it does not. */
export async function makePasskey(options: ReplyOf<typeof draftPasskey>): Promise<z.input<typeof NewPasskey>['made']> {
  const { startRegistration } = await library();
  const { id, response } = await startRegistration({ optionsJSON: options }).catch(notMade);
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return { id, clientDataJSON, attestationObject, transports };
}

/** Lets the browser sign with a passkey. Throws passkey-refused when it does not. */
export async function signWithPasskey(options: ReplyOf<typeof beginPasskeySignIn>): Promise<PasskeyAnswer> {
  const { startAuthentication } = await library();
  const { id, response } = await startAuthentication({ optionsJSON: options }).catch(notMade);
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, clientDataJSON, authenticatorData, signature };
}
