import type { FastifyInstance } from 'fastify';
import { remove, removeFleet } from './delete-external-nodes.ts';
import { drain, drainFleet } from './drain-external-nodes.ts';
import { health } from './get-external-node-health.ts';
import { one } from './get-external-node.ts';
import { history, list } from './list-external-nodes.ts';

export default async (app: FastifyInstance) => {
  list(app);
  one(app);
  health(app);
  history(app);
  drain(app);
  remove(app);
  drainFleet(app);
  removeFleet(app);
};
