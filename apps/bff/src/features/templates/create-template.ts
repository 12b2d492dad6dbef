import { createTemplate } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { byOf } from '#access/audit';
import { serve } from '#http/serve';
import { writeTemplate } from './write-template.ts';

export const create = (app: FastifyInstance) =>
  serve(app, createTemplate, async ({ body: { name, note, settings, customData = null }, actor, request }) =>
    writeTemplate(app, {
      name,
      note,
      settings,
      customData,
      actorId: actor.id,
      by: byOf(request),
      act: 'create-template',
    }),
  );
