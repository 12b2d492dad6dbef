import type { FastifyInstance } from 'fastify';
import { remove } from './delete-external-nodes.ts';
import { drain } from './drain-external-nodes.ts';
import { history, list } from './list-external-nodes.ts';

export default async (app: FastifyInstance) => {
  list(app);
  history(app);
  drain(app);
  remove(app);
};
