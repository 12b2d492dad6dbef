import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { byOf, writeAudit } from '#access/audit';
import { OidcError } from '#sources/oidc/oidc-error';

const Provider = z.object({ provider: z.string().max(60) });
const maxBytes = 16_384;

/**
 * POST /api/sign-in/:provider/logout: the provider reports that a session has ended there (back-channel logout). Form field `logout_token`. Ends
 * that session here at once, or all of the person's at this provider when the token names none. Answers 200, also when there was none; 400 for
 * a token that is not the provider's; 503 when its keys cannot be read. The token is the proof, so there is no cookie and no Origin.
 * https://openid.net/specs/openid-connect-backchannel-1_0.html
 */
export const providerLogout = async (app: FastifyInstance) => {
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: maxBytes },
    async (_request: unknown, body: string) => new URLSearchParams(body),
  );
  app.post('/sign-in/:provider/logout', { schema: { hide: true } }, async (request, reply) => {
    const { provider } = Provider.parse(request.params);
    const client = app.oidcClient({ id: provider });
    void reply.header('cache-control', 'no-store');
    const token = request.body instanceof URLSearchParams ? request.body.get('logout_token') : null;
    const refuse = (status: number) => reply.status(status).send({ error: 'invalid_request' });
    if (!token) return refuse(400);
    try {
      const { subject, sid } = await client.verifyLogout(token);
      const { issuer } = client.provider;
      // Not every provider names its session when a person signs in: then the person decides.
      const named = sid !== null && { OR: [{ sid }, ...(subject === null ? [] : [{ sid: null }])] };
      const which = { issuer, ...(subject !== null && { subject }), ...named };
      await app.db.$transaction(async (tx) => {
        const found = await tx.session.findFirst({ where: { provider: which }, select: { user: true } });
        if (!found) return;
        const sessionsEnded = await app.endSessions(tx, { provider: which });
        await writeAudit(tx, byOf(request), {
          act: 'sign-out-at-provider',
          object: { kind: 'person', id: found.user.id, name: found.user.email },
          details: { provider, sessionsEnded },
        });
      });
      return await reply.status(200).send();
    } catch (error) {
      if (!(error instanceof OidcError)) throw error;
      request.log.warn({ provider, reason: error.message }, 'a back-channel logout was refused');
      return refuse(error.fault === 'provider-unreachable' ? 503 : 400);
    }
  });
};
