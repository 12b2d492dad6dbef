import { getTemplate } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { madePools } from './made-pools.ts';
import { newestFirst, toTemplate, toVersion } from './to-template.ts';

/** Returns the versions newest first. */
export const get = (app: FastifyInstance) =>
  serve(app, getTemplate, async ({ params: { templateId }, visible }) => {
    const [row, pools] = await Promise.all([
      app.db.template.findUnique({ where: { id: templateId }, include: { versions: newestFirst } }),
      madePools(app.db, templateId, visible),
    ]);
    if (!row) throw problem('not-found');
    return { template: toTemplate(row, pools.length), versions: row.versions.map(toVersion), pools };
  });
