import { revealTemplateCustomData } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { permits } from '#access/permits';
import { byOf, writeAudit } from '#access/audit';
import { problem } from '#http/problems';
import { customDataOf } from '#secrets/custom-data';
import { serve } from '#http/serve';

/** Only owners and the version's author, while an operator somewhere, may see it. Answers not-found for a version without custom data. Commits the audit row before it answers. */
export const reveal = (app: FastifyInstance) =>
  serve(app, revealTemplateCustomData, async ({ params: { templateId, version }, actor, request }) => {
    const template = await app.db.template.findUnique({ where: { id: templateId } });
    const text = await customDataOf(app.db, app.config, { templateId, version });
    if (!template || text === null) throw problem('not-found');
    const author = { templateId, version, createdById: actor.id };
    const isAuthor = permits(actor, null, 'reveal') && (await app.db.templateVersion.count({ where: author })) > 0;
    if (!actor.isOwner && !isAuthor) throw problem('not-permitted');
    const object = { kind: 'template', id: templateId, name: template.name } as const;
    const details = { target: template.name, version };
    await writeAudit(app.db, byOf(request), { act: 'reveal-template-custom-data', object, details });
    return { text };
  });
