import type { FastifyInstance } from 'fastify';
import { change } from './change-preferences.ts';
import { changeView, createView, deleteView } from './saved-views.ts';

export default async (app: FastifyInstance) => {
  change(app);
  createView(app);
  changeView(app);
  deleteView(app);
};
