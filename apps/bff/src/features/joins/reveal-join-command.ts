import { eventKey } from '@isthmus/contracts/events';
import { revealJoinCommand } from '@isthmus/contracts/joins';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { languageOf } from '#ask/language';
import { readScript } from '#ask/read-script';
import { demand } from '#observer/interest';
import { joinsVersion } from '#observer/row-versions';
import { notify } from '#database/events';
import { timeOf } from '#database/time';
import { problem } from '#http/problems';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { serve } from '#http/serve';
import { poolObject } from './pool-object.ts';
import { readJoins } from './read-joins.ts';
import { keepQuotaRefusal } from './refuse-quota.ts';

/** Requests one host's command from TKE; a repeat renews it. Commits the row and the audit before it answers. */
export const reveal = (app: FastifyInstance) =>
  serve(app, revealJoinCommand, async ({ params: { joinId, ...pool }, actor, request }) => {
    const join = await app.db.join.findFirst({ where: { id: joinId, ...pool } });
    if (!join) throw problem('not-found');
    const { accountId, region, clusterId, nodePoolId } = pool;
    const caller = await credentialOf(app, accountId);
    const where = { ...join, language: languageOf(request) };
    const { nodeName, interface: nic, download } = join;
    const parameters = { ...pool, nodeName, nic, download, language: where.language };
    const send = () => readScript(app.tke, caller, where);
    const reading = app.question(actor.id, 'DescribeExternalNodeScript', parameters, send);
    const { script, wget, curl, requestId, signedAt, expiresAt } = await reading.catch(keepQuotaRefusal(app, pool));
    await app.db.$transaction(async (tx) => {
      await tx.join.update({
        where: { id: joinId },
        data: {
          ...(!join.issuedAt && { state: 'waiting' }),
          issuedById: actor.id,
          issuedAt: await timeOf(tx),
          // The first command counts: a host that ran it is the expected one, even after a renewal.
          expectedFrom: join.expectedFrom ?? signedAt,
          expiresAt,
        },
      });
      const target = join.nodeName ?? join.ip ?? nodePoolId;
      const details = { region, clusterId, nodePoolId, target, joinId, download: join.download, requestId };
      await writeAudit(tx, byOf(request), {
        act: 'reveal-join-command',
        at: pool,
        object: await poolObject(tx, pool),
        requestId,
        details,
      });
      await notify(tx, eventKey('joins', pool), await joinsVersion(tx, pool));
    });
    await demand(app, { accountId, region, clusterId, kind: 'external-nodes' });
    const issued = (await readJoins(app, pool)).find(({ id }) => id === joinId);
    if (!issued) throw problem('not-found');
    return { join: issued, wget, curl, script, requestId };
  });
