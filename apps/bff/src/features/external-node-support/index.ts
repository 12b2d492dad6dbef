import type { FastifyInstance } from 'fastify';
import { enable } from './enable-external-node-support.ts';
import { list } from './list-subnets.ts';

export default async (app: FastifyInstance) => {
  list(app);
  enable(app);
};
