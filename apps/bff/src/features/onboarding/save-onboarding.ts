import { saveOnboarding } from '@isthmus/contracts/onboarding';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { readFacts } from './read-facts.ts';

/** Checks the cluster only when it is chosen, so a vanished cluster does not block saving a ticket number. */
export const save = (app: FastifyInstance) =>
  serve(app, saveOnboarding, async ({ params: { accountId }, body, request }) => {
    const { region, clusterId } = body;
    const before = await readFacts(app, accountId);
    if (region !== before.region || clusterId !== before.clusterId) {
      const none = region === null && clusterId === null;
      const chosen =
        region && clusterId && (await app.db.cluster.findFirst({ where: { accountId, region, clusterId } }));
      if (!none && !chosen) throw wrongField('clusterId', 'cluster-not-here');
    }
    await app.db.$transaction([
      app.db.onboarding.upsert({ where: { accountId }, create: { accountId, facts: body }, update: { facts: body } }),
      writeAudit(app.db, byOf(request), { act: 'save-onboarding', at: { accountId }, before, after: body }),
    ]);
    return body;
  });
