import { deleteTemplate } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { notify } from '#database/events';
import { serve } from '#http/serve';
import { lockTemplate } from './lock-template.ts';
import { findTemplate } from './read-template.ts';
import { auditedVersion, newestOf } from './to-template.ts';

/** Also deletes its versions and its links to pools. The audit keeps its settings. */
export const remove = (app: FastifyInstance) =>
  serve(app, deleteTemplate, async ({ params: { templateId }, request }) =>
    app.db.$transaction(async (tx) => {
      const { name } = await lockTemplate(tx, templateId);
      const before = auditedVersion(name, newestOf(await findTemplate(tx, templateId)));
      await tx.template.delete({ where: { id: templateId } });
      await notify(tx, 'templates', 0);
      const object = { kind: 'template', id: templateId, name } as const;
      await writeAudit(tx, byOf(request), { act: 'delete-template', object, before });
      return null;
    }),
  );
