import { getReach } from '@isthmus/contracts/reach';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';

export default async (app: FastifyInstance) => {
  serve(app, getReach, async () => {
    const { outOfReach } = app.reach;
    return { outOfReach: outOfReach && { ...outOfReach, since: outOfReach.since.toISOString() } };
  });
};
