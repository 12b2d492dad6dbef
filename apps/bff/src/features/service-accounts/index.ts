import type { FastifyInstance } from 'fastify';
import { create, list, remove } from './service-account.ts';
import { createTokens, revokeTokens } from './token.ts';

export default async (app: FastifyInstance) => {
  list(app);
  create(app);
  remove(app);
  createTokens(app);
  revokeTokens(app);
};
