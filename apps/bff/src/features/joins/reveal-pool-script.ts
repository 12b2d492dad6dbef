import { revealPoolScript } from '@isthmus/contracts/joins';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { languageOf } from '#ask/language';
import { readScript } from '#ask/read-script';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { serve } from '#http/serve';
import { poolObject } from './pool-object.ts';
import { keepQuotaRefusal } from './refuse-quota.ts';

/** Returns the script without a host, for its `clear` command. It can join hosts too, so the audit records it like a command. */
export const revealScript = (app: FastifyInstance) =>
  serve(app, revealPoolScript, async ({ params: { accountId, ...pool }, actor, request }) => {
    const caller = await credentialOf(app, accountId);
    const where = { ...pool, download: 'private', language: languageOf(request) };
    const reading = app.question(actor.id, 'DescribeExternalNodeScript', { accountId, ...where }, () =>
      readScript(app.tke, caller, where),
    );
    const refused = keepQuotaRefusal(app, { accountId, ...pool });
    const { wget, curl, script, requestId, expiresAt } = await reading.catch(refused);
    const details = { ...pool, target: pool.nodePoolId, requestId };
    const at = { accountId, ...pool };
    await writeAudit(app.db, byOf(request), {
      act: 'reveal-pool-script',
      at,
      object: await poolObject(app.db, at),
      requestId,
      details,
    });
    return { wget, curl, script, expiresAt: expiresAt.toISOString() };
  });
