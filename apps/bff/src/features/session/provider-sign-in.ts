import { beginInvitation, listSignInWays, type SignInRefusal } from '@isthmus/contracts/session';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { z } from 'zod';
import { personKey, tokenHashOf } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import {
  accountOf,
  bindByInvitation,
  bindInSession,
  IdentityRefused,
  personOf,
  proveInSession,
} from '#access/identities';
import { invitedUserId } from '#access/invitations';
import { passkeysAt } from '#access/passkeys';
import type { Confirmation } from '#access/provider-session';
import { requireProof } from '#access/step-up';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { OidcError } from '#sources/oidc/oidc-error';
import { pendingCookies, type Purpose } from './pending-sign-in.ts';

const Provider = z.object({ provider: z.string().max(60) });
const Start = z.object({
  next: z.string().max(2_000).optional(),
  /** Uses the invitation that this browser sent to `beginInvitation`. */
  invitation: z.literal('1').optional(),
  /** Adds the identity to the signed-in person. */
  bind: z.literal('1').optional(),
  /** Signs in again, as a proof for the session of this browser. */
  prove: z.literal('1').optional(),
});

/** Only this site, so a link cannot send a fresh session elsewhere. */
function ownPath(requested: string | undefined, publicUrl: string) {
  if (!requested || !URL.canParse(requested, publicUrl)) return '/';
  const url = new URL(requested, publicUrl);
  return url.origin === new URL(publicUrl).origin ? url.pathname.replace(/^\/+/, '/') + url.search + url.hash : '/';
}

/** The page of the tab in which a person proved to be there. It tells the tab that waits. */
const provenPage = '/proven';

/** The page that shows why a sign-in was refused: the one where it began. */
function pageOf(purpose: Purpose, next: string) {
  if (purpose.kind === 'invitation') return `/invitations#${encodeURIComponent(purpose.token)}`;
  if (purpose.kind === 'prove') return provenPage;
  if (purpose.kind === 'bind') return `/sign-in?next=${encodeURIComponent('/settings')}`;
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}

const codeOf = (error: unknown): SignInRefusal['code'] | null =>
  error instanceof OidcError ? error.fault : error instanceof IdentityRefused ? error.refusal : null;

/**
 * Sign-in at an identity provider. The browser opens these addresses itself, so they answer with redirects:
 *
 * - GET /api/sign-in/:provider?next=&invitation=&bind=&prove= → the provider, with PKCE, state and nonce. From another site → our page with the
 *   button.
 * - GET /api/sign-in/:provider/callback → `next` with a new session. A refusal leads back to the page where the sign-in began, which reads
 *   the reason from `listSignInWays`. No refusal says whether somebody else's address is known here.
 */
export const providerSignIn = (app: FastifyInstance) => {
  const { publicUrl, identityProviders } = app.config;
  const base = publicUrl.replace(/\/$/, '');
  const cookies = pendingCookies(app);
  const at = passkeysAt(app.config);
  const hidden = { schema: { hide: true } } as const;

  serve(app, listSignInWays, async ({ request }) => ({
    providers: identityProviders.map(({ id, name }) => ({ id, name })),
    passwords: app.config.sealedOwner === null ? ('everybody' as const) : ('emergency' as const),
    passkeysAt: 'host' in at ? at.host : null,
    refusal: cookies.refusalOf(request),
  }));

  serve(app, beginInvitation, async ({ body: { token }, reply }) => {
    if ((await invitedUserId(app.db, token)) === null) throw problem('not-found');
    cookies.keepInvitation(reply, token);
    return null;
  });

  const refuse = async (
    request: FastifyRequest,
    reply: FastifyReply,
    error: unknown,
    {
      provider,
      purpose,
      next,
      confirmed,
    }: { provider: string; purpose: Purpose; next: string; confirmed?: Confirmation },
  ) => {
    const code = codeOf(error);
    if (!code) throw error;
    const { name } = app.oidcClient({ id: provider }).provider;
    const reported = error instanceof OidcError ? error.reported : null;
    // The message is the library's; it holds no token.
    request.log.warn(
      { provider, code, reported, reason: error instanceof Error ? error.message : '' },
      'a sign-in was refused',
    );
    const account = confirmed ? accountOf(confirmed) : null;
    await writeAudit(app.db, byOf(request), {
      act: 'sign-in-refused',
      object: { kind: 'person', id: null, name: account },
      outcome: 'denied',
      details: { provider, code, ...(confirmed && { issuer: confirmed.issuer, subject: confirmed.subject }) },
    });
    cookies.refuse(reply, { code, provider: name, account });
    return reply.redirect(pageOf(purpose, next));
  };

  /** This browser began nothing, or too long ago. */
  const expired = (reply: FastifyReply, provider: string) => {
    cookies.refuse(reply, { code: 'sign-in-expired', provider, account: null });
    return reply.redirect('/sign-in');
  };

  app.get('/sign-in/:provider', hidden, async (request, reply) => {
    const { provider } = Provider.parse(request.params);
    const { next, invitation, bind, prove } = Start.safeParse(request.query).data ?? {};
    const client = app.oidcClient({ id: provider });
    const purpose = await purposeOf(request, reply, { invitation, bind, prove });
    if (!purpose) return expired(reply, client.provider.name);
    const path = ownPath(next, base);
    // Another site may lead a browser here, but a person has to press the button. Browsers send this header by https and on localhost.
    if (['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site'])))
      return reply.redirect(pageOf(purpose, path));
    const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const wanted = purpose.kind === 'prove' ? { ...checks, signInAfter: Date.now() } : checks;
    void reply.header('cache-control', 'no-store');
    try {
      const url = await client.authorizationUrl(`${base}/api/sign-in/${provider}/callback`, wanted);
      cookies.keep(reply, { provider, next: path, purpose, ...wanted });
      return await reply.redirect(url.href);
    } catch (error) {
      return refuse(request, reply, error, { provider, purpose, next: path });
    }
  });

  const purposeOf = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { invitation, bind, prove }: z.output<typeof Start>,
  ): Promise<Purpose | null> => {
    if (invitation !== undefined) {
      const token = cookies.takeInvitation(request, reply);
      return token === undefined ? null : { kind: 'invitation', token };
    }
    if (bind === undefined && prove === undefined) return { kind: 'sign-in' };
    // The cookie is `strict`: a link on another site cannot begin this.
    await app.actorOf(request);
    // The added account can sign in as this person from then on.
    if (bind) await requireProof(app, request);
    return { kind: prove ? 'prove' : 'bind', tokenHash: tokenHashOf(request) };
  };

  app.get('/sign-in/:provider/callback', hidden, async (request, reply) => {
    const { provider } = Provider.parse(request.params);
    const client = app.oidcClient({ id: provider });
    void reply.header('cache-control', 'no-store');
    const pending = cookies.take(request, reply);
    if (pending?.provider !== provider) return expired(reply, client.provider.name);
    const { purpose, next } = pending;
    let confirmed: Confirmation | undefined;
    try {
      confirmed = { ...(await client.finish(new URL(request.url, base), pending)), provider: client.provider };
      await finish(request, reply, purpose, confirmed);
      return await reply.redirect(purpose.kind === 'prove' ? provenPage : purpose.kind === 'bind' ? '/settings' : next);
    } catch (error) {
      return refuse(request, reply, error, { provider, purpose, next, ...(confirmed && { confirmed }) });
    }
  });

  /** Everything of one sign-in is written, or nothing. */
  const finish = async (request: FastifyRequest, reply: FastifyReply, purpose: Purpose, confirmed: Confirmation) => {
    const by = byOf(request);
    const person = await app.db.$transaction(async (tx) => {
      if (purpose.kind === 'prove') return proveInSession(tx, purpose.tokenHash, confirmed, by);
      if (purpose.kind === 'bind') return bindInSession(tx, purpose.tokenHash, confirmed, by);
      if (purpose.kind === 'invitation') await bindByInvitation(tx, purpose.token, confirmed, by, app.endSessions);
      return personOf(tx, confirmed, by, app.config.sealedOwner);
    });
    if (!person) return;
    // The groups may have changed the rights; this process does not wait for its own event.
    app.forget(personKey(person.id));
    await app.startSession(reply, person, confirmed);
  };
};
