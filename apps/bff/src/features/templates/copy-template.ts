import { copyTemplate } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { customDataOf } from '#secrets/custom-data';
import { serve } from '#http/serve';
import { readTemplate } from './read-template.ts';
import { writeTemplate } from './write-template.ts';

export const copy = (app: FastifyInstance) =>
  serve(app, copyTemplate, async ({ params: { templateId }, body: { name }, actor }) => {
    const { latest, name: original } = await readTemplate(app.db, templateId);
    const { version, settings, note } = latest;
    const customData = await customDataOf(app.db, app.config, { templateId, version });
    const from = { templateId, name: original, version };
    return writeTemplate(app, { name, note, settings, customData, from, actorId: actor.id, act: 'copy-template' });
  });
