import { ActivityEntry, listActivity } from '@isthmus/contracts/activity';
import { cursorOf } from '@isthmus/contracts/cursor';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { findChanges } from './find-changes.ts';
import { findOperations } from './find-operations.ts';
import { findReveals } from './find-reveals.ts';

const pageSize = 100;
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

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
    // Each kind is in order by itself, so that equal moments of one type stay in the order of their ids.
    const entries = [...operations, ...reveals, ...changes].toSorted(
      (a, b) => compare(b.at, a.at) || compare(b.type, a.type),
    );
    const page = entries.slice(0, pageSize);
    const last = page.at(-1);
    return {
      entries: ActivityEntry.array().parse(page),
      people,
      next: last && entries.length > pageSize ? cursorOf(last) : null,
    };
  });
