import * as oidc from 'openid-client';

/**
 * Why a provider did not confirm a person. `provider-unreachable`: it did not answer, or not as a provider does; trying again may help.
 * `provider-cancelled`: the person or the provider ended the sign-in. `provider-refused`: everything else, also a reply that fails a check.
 */
export type OidcFault = 'provider-unreachable' | 'provider-cancelled' | 'provider-refused';

export class OidcError extends Error {
  readonly fault: OidcFault;
  /** The provider's own code, such as `invalid_grant`. */
  readonly reported: string | null;
  constructor(fault: OidcFault, cause: unknown, reported: string | null = null) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.fault = fault;
    this.reported = reported;
  }
}

/** A person may decline, or close the provider's page: https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 */
const cancelled = ['access_denied', 'login_required', 'consent_required', 'interaction_required'];

/** openid-client's codes of replies that never arrived, or that are not a provider's. */
const unreadable = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'ERR_JWKS_TIMEOUT',
];

/** Translates what openid-client throws. */
export function toOidcError(error: unknown): OidcError {
  if (error instanceof OidcError) return error;
  if (error instanceof oidc.AuthorizationResponseError)
    return new OidcError(
      cancelled.includes(error.error) ? 'provider-cancelled' : 'provider-refused',
      error,
      error.error,
    );
  if (error instanceof oidc.ResponseBodyError)
    return new OidcError(error.status >= 500 ? 'provider-unreachable' : 'provider-refused', error, error.error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // fetch throws a TypeError when no answer came.
  const isLost = unreadable.includes(code) || (error instanceof TypeError && !code.startsWith('ERR_'));
  return new OidcError(isLost ? 'provider-unreachable' : 'provider-refused', error);
}
