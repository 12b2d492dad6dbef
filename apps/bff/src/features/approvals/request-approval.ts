import { randomUUID } from 'node:crypto';
import { requestApproval } from '@isthmus/contracts/approvals';
import type { FastifyInstance } from 'fastify';
import { withPeople } from '#access/approval-rows';
import { approvalsChanged, hasFourEyes, writeApproval } from '#access/four-eyes';
import { timeOf } from '#database/time';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { identify } from '#operations/record';
import { admitTo, readAsked, sealInput } from './asked.ts';
import { effectOf } from './effect.ts';
import { toApproval } from './to-approval.ts';

const lifeMs = 24 * 60 * 60_000;

/** Checks the act like the act itself, then stores the request. The same Idempotency-Key with the same request returns the same one. */
export const ask = (app: FastifyInstance) =>
  serve(app, requestApproval, async ({ body: { act, params, body, reason }, actor, request, reply, visible }) => {
    const { idempotencyKey, bodyHash } = identify(request);
    const key = { requestedById: actor.id, idempotencyKey };
    const findKnown = async () => {
      const known = await app.db.approval.findUnique({
        where: { requestedById_idempotencyKey: key },
        ...withPeople,
      });
      if (known && known.bodyHash !== bodyHash) throw problem('key-reused');
      return known;
    };
    const known = await findKnown();
    if (known) return toApproval(app, actor, known);

    const asked = readAsked(app, { act, params, body });
    const accountIds = [...new Set(asked.places.map(({ accountId }) => accountId))];
    await admitTo(app, actor, asked);
    if (!(await hasFourEyes(app.db, accountIds))) throw problem('approval-not-needed');
    const id = randomUUID();
    if (asked.endpoint.dryRun) {
      request.approval = { id, requestedById: actor.id, how: 'check', note: null };
      await asked.handle({ ...asked, query: {}, actor, request, reply, visible });
    }
    const { effect } = await effectOf(app, asked);
    const write = app.db.$transaction(async (tx) => {
      const now = await timeOf(tx);
      // Nobody can decide these any more, so what they asked is no longer needed.
      await tx.approval.updateMany({ where: { state: 'open', expiresAt: { lt: now } }, data: { input: null } });
      const row = await tx.approval.create({
        data: {
          ...{ ...key, id, act, accountIds, effect, reason, bodyHash },
          places: asked.places.map((place) => ({ ...place })),
          nodePoolId: asked.places[0]?.nodePoolId ?? null,
          input: sealInput(app, id, { params, body }),
          requestedAt: now,
          expiresAt: new Date(now.getTime() + lifeMs),
        },
      });
      await writeApproval(tx, request, row, 'request-approval');
      await approvalsChanged(tx, accountIds);
    });
    // Of two equal requests at one moment, one writes.
    await write.catch(async (error: unknown) => (await findKnown()) ?? Promise.reject(error));
    const row = await findKnown();
    if (!row) throw problem('not-found');
    return toApproval(app, actor, row);
  });
