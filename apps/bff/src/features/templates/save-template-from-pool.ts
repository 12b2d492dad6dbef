import { saveTemplateFromPool } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { problem } from '#http/problems';
import { byOf } from '#access/audit';
import { serve } from '#http/serve';
import { settingsOfPool } from './settings-of-pool.ts';
import { writeTemplate } from './write-template.ts';

export const saveFromPool = (app: FastifyInstance) =>
  serve(app, saveTemplateFromPool, async ({ params, body: { name, note }, actor, request }) => {
    const pool = await app.db.externalNodePool.findUnique({ where: { accountId_region_clusterId_nodePoolId: params } });
    if (!pool) throw problem('not-found');
    const template = { name, note, settings: settingsOfPool(pool), customData: null, from: params };
    return writeTemplate(app, { ...template, actorId: actor.id, by: byOf(request), act: 'create-template' });
  });
