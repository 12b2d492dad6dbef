import { randomUUID } from 'node:crypto';
import type { Template } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { conflictIfDuplicate } from '#http/conflict-if-duplicate';
import { nameTaken } from './name-taken.ts';
import { findTemplate } from './read-template.ts';
import { toTemplate } from './to-template.ts';
import { type NewVersion, writeVersion } from './write-version.ts';

/** Stores a new template with its version 1 and the audit row in one transaction; throws name-taken. */
export function writeTemplate(
  app: FastifyInstance,
  request: Omit<NewVersion, 'templateId' | 'version'>,
): Promise<Template> {
  const id = randomUUID();
  return conflictIfDuplicate(
    app.db.$transaction(async (tx) => {
      await tx.template.create({ data: { id, name: request.name } });
      await writeVersion(app, tx, { ...request, templateId: id, version: 1 });
      // No pool was made from it yet.
      return toTemplate(await findTemplate(tx, id));
    }),
    nameTaken(),
  );
}
