import { addTotp, draftTotp, getOwnWays, removeTotp } from '@isthmus/contracts/second-factor';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { byOf, writeAudit } from '#access/audit';
import { passkeysAt } from '#access/passkeys';
import { mayUsePassword } from '#access/step-up';
import { newSecret, sealSecret, stepOf, uriOf } from '#access/totp';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { seal, unseal } from '#secrets/seal';

const Draft = z.object({ secret: z.string(), expiresAt: z.number() });
const draftMs = 15 * 60_000;
const owner = (userId: string) => ['totp draft', userId];

/** A person's own authenticator app. */
export const ownTotp = (app: FastifyInstance) => {
  const { config } = app;
  serve(app, getOwnWays, async ({ actor }) => {
    const include = { totp: true, passkeys: { orderBy: { createdAt: 'asc' } } } as const;
    const person = await app.db.user.findUniqueOrThrow({ where: { id: actor.id }, include });
    const { totp, passkeys } = person;
    const password = mayUsePassword(app, person);
    return {
      password,
      passkeys: passkeys.map(({ id, name, host, createdAt, lastUsedAt }) => ({
        ...{ id, name, host, addedAt: createdAt.toISOString() },
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
      passkeysAt: password ? passkeysAt(config) : { absent: 'provider' as const },
      totp: totp && { addedAt: totp.createdAt.toISOString(), lastUsedAt: totp.lastUsedAt?.toISOString() ?? null },
    };
  });

  serve(app, draftTotp, async ({ actor }) => {
    const secret = newSecret();
    const text = JSON.stringify({ secret, expiresAt: Date.now() + draftMs });
    const draft = seal(config.keys, text, owner(actor.id)).toString('base64url');
    return { secret, uri: uriOf(secret, actor.email), draft };
  });

  serve(app, addTotp, async ({ actor, body, request }) => {
    const secret = secretOf(actor.id, body.draft);
    const lastStep = await stepOf(secret, body.code, null);
    if (lastStep === null) throw wrongField('code', 'code-wrong');
    const createdAt = new Date();
    const row = { secret: sealSecret(config, actor.id, secret), lastStep, createdAt, lastUsedAt: null };
    await app.db.$transaction(async (tx) => {
      await tx.totp.upsert({ where: { userId: actor.id }, create: { userId: actor.id, ...row }, update: row });
      await writeAudit(tx, byOf(request), { act: 'add-totp', object: self(actor) });
    });
    return { addedAt: createdAt.toISOString() };
  });

  serve(app, removeTotp, async ({ actor, request }) => {
    await app.db.$transaction(async (tx) => {
      const { count } = await tx.totp.deleteMany({ where: { userId: actor.id } });
      if (!count) throw problem('not-found');
      await writeAudit(tx, byOf(request), { act: 'remove-totp', object: self(actor) });
    });
    return null;
  });

  function secretOf(userId: string, draft: string) {
    try {
      const { secret, expiresAt } = Draft.parse(
        JSON.parse(unseal(config.keys, Buffer.from(draft, 'base64url'), owner(userId))),
      );
      if (expiresAt > Date.now()) return secret;
    } catch {
      // Another person's, or not ours.
    }
    throw wrongField('draft', 'draft-expired');
  }
};

const self = ({ id, email }: { id: string; email: string }) => ({ kind: 'person' as const, id, name: email });
