import { eventKey } from '@isthmus/contracts/events';
import { planJoins, type PlanJoins } from '@isthmus/contracts/joins';
import type { FastifyInstance } from 'fastify';
import type { Join, Prisma } from '#generated/client';
import { joinsVersion } from '#observer/row-versions';
import { notify } from '#database/events';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { toJoin, withIssuer } from './to-join.ts';

const nobody = { nodeName: null, ip: null };

/** A host is expected once: by its name, else by its address. */
const sameHost = (one: Pick<Join, 'nodeName' | 'ip'>, other: Pick<Join, 'nodeName' | 'ip'>) =>
  one.nodeName || other.nodeName ? one.nodeName === other.nodeName : one.ip === other.ip;

function refuseDoubles(hosts: PlanJoins['hosts'], expected: Join[]) {
  const fields = hosts.flatMap((host, index) => {
    const path = `hosts.${index}.${host.nodeName ? 'nodeName' : 'ip'}`;
    const twice = hosts.slice(0, index).some((earlier) => sameHost(earlier, host));
    if (twice) return [{ path, message: 'This host is listed twice' }];
    return expected.some((row) => sameHost(row, host)) ? [{ path, message: 'This host is expected already' }] : [];
  });
  if (fields.length) throw problem('invalid-input', { fields });
}

/** Writes the rows and asks TKE nothing. Of "any new node" a pool has one row, which takes the way of download said last. */
export const plan = (app: FastifyInstance) =>
  serve(app, planJoins, async ({ params: pool, body: { hosts, ...how } }) => {
    const known = await app.db.externalNodePool.findUnique({ where: { accountId_region_clusterId_nodePoolId: pool } });
    if (!known) throw problem('not-found');
    const startedAt = Date.now();
    // A millisecond apart, so that they stay in the order in which they were listed.
    const rowsOf = (expected: PlanJoins['hosts']) =>
      expected.map((host, index) => ({ ...pool, ...host, ...how, createdAt: new Date(startedAt + index) }));
    const write = async (tx: Prisma.TransactionClient) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`joins:${Object.values(pool).join(':')}`}, 0))`;
      const expected = await tx.join.findMany({ where: pool });
      refuseDoubles(hosts, expected);
      const open = hosts.length ? undefined : expected.find((row) => sameHost(row, nobody));
      const rows = open
        ? [await tx.join.update({ where: { id: open.id }, data: how, include: withIssuer })]
        : await tx.join.createManyAndReturn({ data: rowsOf(hosts.length ? hosts : [nobody]), include: withIssuer });
      await notify(tx, eventKey('joins', pool), await joinsVersion(tx, pool));
      return rows;
    };
    return { joins: (await app.db.$transaction(write)).map((row) => toJoin(row)) };
  });
