import { changeSavedView, createSavedView, deleteSavedView, SavedView } from '@isthmus/contracts/preferences';
import type { FastifyInstance } from 'fastify';
import { viewFields as select } from '#access/own-choices';
import type { Prisma } from '#generated/client';
import { conflictIfDuplicate } from '#http/conflict-if-duplicate';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

const taken = () => problem('name-taken', { fields: [{ path: 'name', code: 'view-name-taken' }] });

export const createView = (app: FastifyInstance) =>
  serve(app, createSavedView, async ({ body, actor }) => {
    const data = { ...body, userId: actor.id };
    return SavedView.parse(await conflictIfDuplicate(app.db.savedView.create({ data, select }), taken()));
  });

/** The person is part of the key, so another person's view is not found. */
export const changeView = (app: FastifyInstance) =>
  serve(app, changeSavedView, async ({ params: { viewId }, body, actor }) => {
    const where = { id: viewId, userId: actor.id };
    const data = body as Prisma.SavedViewUpdateInput;
    return SavedView.parse(await conflictIfDuplicate(app.db.savedView.update({ where, data, select }), taken()));
  });

export const deleteView = (app: FastifyInstance) =>
  serve(app, deleteSavedView, async ({ params: { viewId }, actor }) => {
    await app.db.savedView.delete({ where: { id: viewId, userId: actor.id } });
    return null;
  });
