import type { FastifyInstance } from 'fastify';
import { list } from './list-hosts-to-clean.ts';
import { markCleaned, unmarkCleaned } from './mark-host-cleaned.ts';

export default async (app: FastifyInstance) => {
  list(app);
  markCleaned(app);
  unmarkCleaned(app);
};
