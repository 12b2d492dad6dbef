import { ActivityEntry, listActivity } from '@isthmus/contracts/activity';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { findChanges } from './find-changes.ts';
import { findOperations } from './find-operations.ts';
import { findReveals } from './find-reveals.ts';

const pageSize = 100;

/** The three kinds of entries, each found newest first and as many as a page holds, then put in one order. */
export default async (app: FastifyInstance) =>
  serve(app, listActivity, async ({ params: { accountId }, query }) => {
    const asked = { ...query, accountId, most: pageSize + 1 };
    const [operations, reveals, changes, people] = await Promise.all([
      findOperations(app.db, asked),
      findReveals(app.db, asked),
      findChanges(app.db, asked),
      app.db.user.findMany({ select: { id: true, name: true, email: true }, orderBy: { name: 'asc' } }),
    ]);
    const entries = [...operations, ...reveals, ...changes].toSorted((a, b) => (a.at < b.at ? 1 : -1));
    return {
      entries: ActivityEntry.array().parse(entries.slice(0, pageSize)),
      people,
      more: entries.length > pageSize,
    };
  });
