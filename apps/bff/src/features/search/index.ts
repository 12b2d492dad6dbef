import { search } from '@isthmus/contracts/search';
import type { FastifyInstance } from 'fastify';
import { termOf } from '#database/rank';
import { serve } from '#http/serve';
import { findNamed } from './find-named.ts';
import { findNodes } from './find-nodes.ts';
import { findOperations } from './find-operations.ts';

export default async (app: FastifyInstance) => {
  serve(app, search, async ({ query: { q }, visible }) => {
    const term = termOf(q);
    const each = await Promise.all([
      findNamed(app.db, term, visible),
      findNodes(app.db, term, visible),
      findOperations(app.db, q, visible),
    ]);
    // Stable: equally good matches stay in the order of their kinds.
    const ranked = each.flat().toSorted((one, other) => one.rank - other.rank);
    return { found: ranked.map(({ rank: _, ...found }) => found) };
  });
};
