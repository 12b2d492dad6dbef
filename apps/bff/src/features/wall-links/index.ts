import type { FastifyInstance } from 'fastify';
import { open } from './open-wall.ts';
import { create, list, revoke } from './wall-link.ts';

export default async (app: FastifyInstance) => {
  list(app);
  create(app);
  revoke(app);
  open(app);
};
