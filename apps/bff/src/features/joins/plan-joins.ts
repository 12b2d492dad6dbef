import { eventKey } from '@isthmus/contracts/events';
import { planJoins, type PlanJoins } from '@isthmus/contracts/joins';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import type { Prisma } from '#generated/client';
import { joinsVersion } from '#observer/row-versions';
import { notify } from '#database/events';
import { timeOf } from '#database/time';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { factsOfPool, poolRules } from '#rules/acts';
import { faultsOfHosts, readKnownHosts } from './known-hosts.ts';
import { toJoin, withIssuer } from './to-join.ts';

const anyHost = { nodeName: null, ip: null };

/** Stores the rows without a call to TKE. A pool has one "any new node" row; the last chosen download applies. */
export const plan = (app: FastifyInstance) =>
  serve(app, planJoins, async ({ params: pool, body: { hosts, acknowledged, ...options }, request }) => {
    const poolRow = await app.db.externalNodePool.findUnique({
      where: { accountId_region_clusterId_nodePoolId: pool },
    });
    if (!poolRow) throw problem('not-found');
    const reason = poolRules.reasonAgainst('add-hosts', factsOfPool(poolRow));
    if (reason) throw problem(reason);
    // One millisecond apart, which keeps the order of the list.
    const rowsOf = (expected: PlanJoins['hosts'], at: Date) =>
      expected.map((host, index) => ({
        ...pool,
        ...options,
        nodeName: host.nodeName,
        ip: host.ip,
        interface: host.interface ?? options.interface,
        createdAt: new Date(at.getTime() + index),
      }));
    const write = async (tx: Prisma.TransactionClient) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`joins:${Object.values(pool).join(':')}`}, 0))`;
      const fields = faultsOfHosts(hosts, pool, acknowledged, await readKnownHosts(tx, hosts, pool));
      if (fields.length) throw problem('invalid-input', { fields });
      const open = hosts.length ? null : await tx.join.findFirst({ where: { ...pool, ...anyHost } });
      const rows = open
        ? [await tx.join.update({ where: { id: open.id }, data: options, include: withIssuer })]
        : await tx.join.createManyAndReturn({
            data: rowsOf(hosts.length ? hosts : [anyHost], await timeOf(tx)),
            include: withIssuer,
          });
      await writeAudit(tx, byOf(request), {
        act: 'plan-joins',
        at: pool,
        object: { kind: 'pool', id: pool.nodePoolId, name: poolRow.name },
        ...(open && { before: { interface: open.interface, download: open.download } }),
        after: { hosts: hosts.map(({ nodeName, ip }) => nodeName ?? ip), ...options },
      });
      await notify(tx, eventKey('joins', pool), await joinsVersion(tx, pool));
      return rows;
    };
    return { joins: (await app.db.$transaction(write)).map((row) => toJoin(row)) };
  });
