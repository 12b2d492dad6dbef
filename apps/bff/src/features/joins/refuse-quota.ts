import { eventKey } from '@isthmus/contracts/events';
import type { PoolKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { isQuotaRefusal } from '#ask/read-script';
import { notify } from '#database/events';
import { timeOf } from '#database/time';
import { joinsVersion } from '#observer/row-versions';

/**
 * When TKE refused a command because the cluster's quota of nodes is reached, stores that, and marks the pool's hosts without a command as
 * refused. Hosts with a command may still join. Any other error is ignored. For `catch`: throws the error again.
 */
export const keepQuotaRefusal = (app: FastifyInstance, pool: PoolKey) => async (thrown: unknown) => {
  if (!isQuotaRefusal(thrown)) throw thrown;
  const { accountId, region, clusterId } = pool;
  await app.db.$transaction(async (tx) => {
    const data = { state: 'refused', problem: { ...thrown.problem } };
    await tx.join.updateMany({ where: { ...pool, issuedAt: null }, data });
    const [place, at] = [{ accountId, region, clusterId }, await timeOf(tx)];
    await tx.quotaRefusal.upsert({
      where: { accountId_region_clusterId: place },
      create: { ...place, at },
      update: { at },
    });
    await notify(tx, eventKey('joins', pool), await joinsVersion(tx, pool));
  });
  throw thrown;
};
