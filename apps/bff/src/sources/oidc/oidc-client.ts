import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { IdentityProvider } from '#config/identity-providers';
import { groupsOf, methodsOf, textOf, timeOf } from './claims.ts';
import { OidcError, toOidcError } from './oidc-error.ts';

/** What a provider confirmed. `sid`: the provider's own session. `accessEndsAt`: until when it holds without asking again. */
export interface Confirmed {
  issuer: string;
  subject: string;
  sid: string | null;
  email: string | null;
  name: string | null;
  /** Null: the provider said nothing about the person, so nothing about groups either. */
  groups: string[] | null;
  idToken: string | null;
  refreshToken: string | null;
  accessEndsAt: Date | null;
  /** When the person gave the provider a proof; null when it does not report that. */
  authenticatedAt: Date | null;
  /** How the person signed in there, in the provider's words (`amr`); empty when it does not report that. */
  methods: string[];
}

/** The secrets of one sign-in, which the browser brings back from the provider. */
export interface SignInChecks {
  state: string;
  nonce: string;
  verifier: string;
  /** Set when the person must sign in there again: when that was asked, in milliseconds. */
  signInAfter?: number | undefined;
}

const timeoutSeconds = 10;
/** After this the provider's document is read again, for new addresses and keys. */
const keptMs = 3_600_000;
/** The oldest logout token: https://openid.net/specs/openid-connect-backchannel-1_0.html#Validation */
const logoutMaxAgeSeconds = 300;
/** In lower case. A provider should name the type; some name none, or only JWT. A token of another type is no logout token. */
const logoutTypes = [undefined, 'logout+jwt', 'application/logout+jwt', 'jwt'];
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
/** Only signatures with a key pair: a client secret must not sign logouts. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const LogoutToken = z.object({
  sub: z.string().min(1).optional(),
  sid: z.string().min(1).optional(),
  jti: z.string().min(1),
  events: z.object({ [logoutEvent]: z.object({}) }),
  // An id token is no logout token.
  nonce: z.undefined().optional(),
});

interface Discovered {
  config: oidc.Configuration;
  keys: ReturnType<typeof createRemoteJWKSet> | null;
}

/** One identity provider. Its document is read at the first use and kept; a failure is not kept. Throws only OidcError. */
export class OidcClient {
  readonly provider: IdentityProvider;
  private discovering: Promise<Discovered> | undefined;
  private discoveredAt = 0;

  constructor(provider: IdentityProvider) {
    this.provider = provider;
  }

  private discover(): Promise<Discovered> {
    if (this.discovering && Date.now() - this.discoveredAt < keptMs) return this.discovering;
    const { issuer, clientId, clientSecret } = this.provider;
    const isPlain = issuer.startsWith('http:');
    this.discoveredAt = Date.now();
    const discovering = oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: timeoutSeconds,
        execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
      })
      .then((config) => {
        const { jwks_uri: keys } = config.serverMetadata();
        return { config, keys: keys ? createRemoteJWKSet(new URL(keys)) : null };
      });
    this.discovering = discovering;
    discovering.catch(() => {
      if (this.discovering === discovering) this.discovering = undefined;
    });
    return discovering;
  }

  private async translated<T>(use: (discovered: Discovered) => Promise<T>): Promise<T> {
    try {
      return await use(await this.discover());
    } catch (error) {
      throw toOidcError(error);
    }
  }

  /** Returns where to send the browser. The provider sends it back to `redirectUri`. */
  authorizationUrl(redirectUri: string, { state, nonce, verifier, signInAfter }: SignInChecks): Promise<URL> {
    return this.translated(async ({ config }) =>
      oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: this.provider.scopes.join(' '),
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest
        ...(signInAfter !== undefined && { prompt: 'login', max_age: '0' }),
      }),
    );
  }

  /** Exchanges the code in the address that the browser came back to. */
  finish(returnedTo: URL, { state, nonce, verifier, signInAfter }: SignInChecks): Promise<Confirmed> {
    return this.translated(async ({ config }) => {
      const tokens = await oidc.authorizationCodeGrant(config, returnedTo, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        // Then `auth_time` must be there, and not before we asked. The library allows half a minute between the clocks.
        ...(signInAfter !== undefined && { maxAge: Math.ceil((Date.now() - signInAfter) / 1_000) }),
      });
      const subject = tokens.claims()?.sub;
      if (subject === undefined) throw new OidcError('provider-refused', 'the provider returned no id token');
      return this.toConfirmed(config, tokens, subject);
    });
  }

  /** Asks again. Throws provider-refused when the provider no longer confirms this person. */
  refresh(refreshToken: string, subject: string): Promise<Confirmed> {
    return this.translated(async ({ config }) =>
      this.toConfirmed(config, await oidc.refreshTokenGrant(config, refreshToken), subject),
    );
  }

  private async toConfirmed(
    config: oidc.Configuration,
    tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
    subject: string,
  ): Promise<Confirmed> {
    const { groupsClaim, groups: mapping, issuer } = this.provider;
    let claims: Record<string, unknown> = tokens.claims() ?? {};
    if (claims['sub'] !== undefined && claims['sub'] !== subject)
      throw new OidcError('provider-refused', 'the provider returned another person');
    // A provider may say in its userinfo only what its id token lacks.
    const isShort = textOf(claims['email']) === null || (mapping.length > 0 && groupsOf(claims, groupsClaim) === null);
    if (isShort && config.serverMetadata().userinfo_endpoint)
      claims = { ...(await oidc.fetchUserInfo(config, tokens.access_token, subject)), ...claims };
    const seconds = tokens.expiresIn();
    return {
      issuer,
      subject,
      sid: textOf(claims['sid']),
      email: textOf(claims['email']),
      name: textOf(claims['name']),
      groups: Object.keys(claims).length ? (groupsOf(claims, groupsClaim) ?? []) : null,
      idToken: tokens.id_token ?? null,
      refreshToken: tokens.refresh_token ?? null,
      authenticatedAt: timeOf(tokens.claims()?.auth_time),
      // From the signed token alone, as the time.
      methods: methodsOf(tokens.claims()?.['amr']),
      accessEndsAt: seconds === undefined ? null : new Date(Date.now() + seconds * 1_000),
    };
  }

  /** Returns the address that ends the provider's own session; null when it has none. */
  endSessionUrl(idToken: string | null, returnTo: string): Promise<string | null> {
    return this.translated(async ({ config }) => {
      if (!config.serverMetadata().end_session_endpoint) return null;
      const hint = idToken === null ? {} : { id_token_hint: idToken };
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo, ...hint }).href;
    });
  }

  /** Checks a logout token, and returns whose sessions end: those of `sid`, else all of `subject`. */
  verifyLogout(token: string): Promise<{ subject: string | null; sid: string | null }> {
    return this.translated(async ({ keys }) => {
      if (!keys) throw new OidcError('provider-refused', 'the provider publishes no keys');
      const { issuer, clientId: audience } = this.provider;
      const rules = { issuer, audience, algorithms, maxTokenAge: logoutMaxAgeSeconds, clockTolerance: 60 };
      const { payload, protectedHeader } = await jwtVerify(token, keys, rules);
      if (!logoutTypes.includes(protectedHeader.typ?.toLowerCase()))
        throw new OidcError('provider-refused', 'the token is of another type');
      const { data, error } = LogoutToken.safeParse(payload);
      if (!data) throw new OidcError('provider-refused', error);
      const { sub = null, sid = null } = data;
      if (sub === null && sid === null) throw new OidcError('provider-refused', 'the token names nobody');
      return { subject: sub, sid };
    });
  }
}
