import { copyTemplate } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { customDataOf } from '#secrets/custom-data';
import { byOf } from '#access/audit';
import { serve } from '#http/serve';
import { findTemplate } from './read-template.ts';
import { newestOf } from './to-template.ts';
import { writeTemplate } from './write-template.ts';

export const copy = (app: FastifyInstance) =>
  serve(app, copyTemplate, async ({ params: { templateId }, body: { name }, actor, request }) => {
    const row = await findTemplate(app.db, templateId);
    const { version, settings, note } = newestOf(row);
    const customData = await customDataOf(app.db, app.config, { templateId, version });
    const from = { templateId, name: row.name, version };
    return writeTemplate(app, {
      name,
      note,
      settings,
      customData,
      from,
      actorId: actor.id,
      by: byOf(request),
      act: 'copy-template',
    });
  });
