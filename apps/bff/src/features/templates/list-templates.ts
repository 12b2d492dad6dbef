import { listTemplates } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { countPools } from './made-pools.ts';
import { newestFirst, toTemplate } from './to-template.ts';

export const list = (app: FastifyInstance) =>
  serve(app, listTemplates, async ({ visible }) => {
    const rows = await app.db.template.findMany({
      include: { versions: { ...newestFirst, take: 1 } },
      orderBy: { name: 'asc' },
    });
    const pools = await countPools(
      app.db,
      rows.map(({ id }) => id),
      visible,
    );
    return { templates: rows.map((row) => toTemplate(row, pools.get(row.id))) };
  });
