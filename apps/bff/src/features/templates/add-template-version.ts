import { addTemplateVersion } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { conflictIfDuplicate } from '#http/conflict-if-duplicate';
import { problem } from '#http/problems';
import { customDataOf } from '#secrets/custom-data';
import { byOf } from '#access/audit';
import { serve } from '#http/serve';
import { lockTemplate } from './lock-template.ts';
import { nameTaken } from './name-taken.ts';
import { readTemplate } from './read-template.ts';
import { auditedVersion } from './to-template.ts';
import { writeVersion } from './write-version.ts';

/** Refuses the second of two people who edited the same version. Seals kept custom data again for the new version. */
export const addVersion = (app: FastifyInstance) =>
  serve(app, addTemplateVersion, async ({ params: { templateId }, body, actor, request, visible }) => {
    const { basedOn, restores = basedOn, name, note, settings } = body;
    const write = app.db.$transaction(async (tx) => {
      await lockTemplate(tx, templateId);
      const { name: oldName, latest } = await readTemplate(tx, templateId, visible);
      if (latest.version !== basedOn) throw problem('changed-meanwhile');
      const { customData = await customDataOf(tx, app.config, { templateId, version: restores }) } = body;
      await tx.template.update({ where: { id: templateId }, data: { name } });
      const version = { templateId, name, version: basedOn + 1, note, settings, customData };
      await writeVersion(app, tx, {
        ...version,
        actorId: actor.id,
        by: byOf(request),
        act: 'add-template-version',
        before: auditedVersion(oldName, latest),
      });
      return readTemplate(tx, templateId, visible);
    });
    return conflictIfDuplicate(write, nameTaken());
  });
