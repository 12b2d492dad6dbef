import { listNodeJoins } from '@isthmus/contracts/joins';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { serve } from '#http/serve';
import { findCluster } from '#observer/find-cluster';
import { readJoins } from './read-joins.ts';

const LastFacts = z.object({ ip: z.string() }).catch({ ip: '' });

/** The address of a node, or the last known one of a removed node. Empty when TKE reported none. */
async function ipOf({ db }: FastifyInstance, where: ClusterKey, name: string) {
  const [listed, facts, removed] = await Promise.all([
    db.externalNode.findFirst({ where: { ...where, name } }),
    db.externalNodeFacts.findFirst({ where: { ...where, name } }),
    db.observedChange.findFirst({
      where: { ...where, object: 'node', objectId: name, change: 'vanished' },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    }),
  ]);
  return listed?.ip || facts?.ip || LastFacts.parse(removed?.before).ip;
}

export const listOfNode = (app: FastifyInstance) =>
  serve(app, listNodeJoins, async ({ params: { nodeName, ...place } }) => {
    await findCluster(app, place);
    const [all, ip] = await Promise.all([readJoins(app, place), ipOf(app, place, nodeName)]);
    const joins = all.filter(
      (join) => join.node?.name === nodeName || join.nodeName === nodeName || (ip !== '' && join.ip === ip),
    );
    return { joins: joins.reverse() };
  });
