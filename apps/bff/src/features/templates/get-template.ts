import { getTemplate } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { madePools } from './made-pools.ts';
import { newestFirst, newestOf, toTemplate, toVersion } from './to-template.ts';

/** Returns the versions newest first. */
export const get = (app: FastifyInstance) =>
  serve(app, getTemplate, async ({ params: { templateId }, visible }) => {
    const [row, pools] = await Promise.all([
      app.db.template.findUnique({ where: { id: templateId }, include: { versions: newestFirst } }),
      madePools(app, templateId, visible),
    ]);
    if (!row) throw problem('not-found');
    const { version: latest } = newestOf(row);
    const behind = pools.filter(({ version }) => version < latest).length;
    return {
      template: toTemplate(row, { pools: pools.length, behind }),
      versions: row.versions.map(toVersion),
      pools,
    };
  });
