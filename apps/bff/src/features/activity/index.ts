import { ActivityEntry, listActivity } from '@isthmus/contracts/activity';
import { cursorOf } from '@isthmus/contracts/cursor';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { findChanges } from './find-changes.ts';
import { findOpen, findOperations } from './find-operations.ts';
import { findReveals } from './find-reveals.ts';

const mostOfPage = 100;
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Finds a page's worth of each of the three kinds, newest first, then merges them. */
export default async (app: FastifyInstance) =>
  serve(app, listActivity, async ({ params: { accountId }, query, visible }) => {
    const pageSize = query.limit ?? mostOfPage;
    const filter = { ...query, accountId, visible, limit: pageSize + 1 };
    const [operations, open, reveals, changes, people] = await Promise.all([
      findOperations(app.db, filter),
      findOpen(app.db, filter),
      findReveals(app.db, filter),
      findChanges(app.db, filter),
      app.db.user.findMany({
        where: { kind: { not: 'wall' } },
        select: { id: true, name: true, email: true },
        orderBy: { name: 'asc' },
      }),
    ]);
    // Each kind is already sorted; the stable sort keeps the id order of equal times.
    const entries = [...operations, ...reveals, ...changes].toSorted(
      (a, b) => compare(b.at, a.at) || compare(b.type, a.type),
    );
    const page = ActivityEntry.array().parse(entries.slice(0, pageSize));
    const last = entries.at(pageSize - 1);
    const shown = [...page.map((entry) => (entry.type === 'operation' ? entry.operation : entry)), ...open.open];
    const clusterIds = new Set(shown.map(({ clusterId }) => clusterId));
    const groupIds = new Set(shown.flatMap((one) => ('groupId' in one && one.groupId ? [one.groupId] : [])));
    const [clusters, groups] = await Promise.all([
      app.db.cluster.findMany({
        where: { accountId, clusterId: { in: [...clusterIds] } },
        select: { region: true, clusterId: true, name: true },
      }),
      groupIds.size
        ? app.db.operationGroup.findMany({
            where: { id: { in: [...groupIds] }, setId: { not: null } },
            select: { id: true, setId: true },
          })
        : [],
    ]);
    return {
      entries: page,
      ...open,
      people,
      clusters,
      sets: groups.flatMap(({ id, setId }) => (setId ? [{ groupId: id, setId }] : [])),
      next: last && entries.length > pageSize ? cursorOf(last) : null,
    };
  });
