import type { FastifyInstance } from 'fastify';
import { get } from './get-onboarding.ts';
import { save } from './save-onboarding.ts';

export default async (app: FastifyInstance) => {
  get(app);
  save(app);
};
