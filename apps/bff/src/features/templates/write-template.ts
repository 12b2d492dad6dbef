import { randomUUID } from 'node:crypto';
import type { Template } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { conflictIfDuplicate } from '#database/conflict-if-duplicate';
import { nameTaken } from './name-taken.ts';
import { findTemplate } from './read-template.ts';
import { toTemplate } from './to-template.ts';
import { type NewVersion, writeVersion } from './write-version.ts';

/** A new template with its version 1 and the audit row, or nothing; throws name-taken. */
export function writeTemplate(
  app: FastifyInstance,
  wish: Omit<NewVersion, 'templateId' | 'version'>,
): Promise<Template> {
  const id = randomUUID();
  return conflictIfDuplicate(
    app.db.$transaction(async (tx) => {
      await tx.template.create({ data: { id, name: wish.name } });
      await writeVersion(app, tx, { ...wish, templateId: id, version: 1 });
      // No pool was made from it yet.
      return toTemplate(await findTemplate(tx, id), 0);
    }),
    nameTaken(),
  );
}
