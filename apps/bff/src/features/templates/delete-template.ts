import { deleteTemplate } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { notify } from '#database/events';
import { serve } from '#http/serve';
import { lockTemplate } from './lock-template.ts';

/** Also deletes its versions and its links to pools. The audit keeps its settings. */
export const remove = (app: FastifyInstance) =>
  serve(app, deleteTemplate, async ({ params: { templateId }, actor }) =>
    app.db.$transaction(async (tx) => {
      const { name } = await lockTemplate(tx, templateId);
      await tx.template.delete({ where: { id: templateId } });
      await notify(tx, 'templates', 0);
      await tx.audit.create({ data: { actorId: actor.id, act: 'delete-template', details: { templateId, name } } });
      return null;
    }),
  );
