import type { FastifyInstance } from 'fastify';
import { approve, breakTheGlass } from './decide.ts';
import { acknowledge, decline, withdraw } from './end.ts';
import { get, list } from './list.ts';
import { ask } from './request-approval.ts';

export default async (app: FastifyInstance) => {
  ask(app);
  list(app);
  get(app);
  approve(app);
  breakTheGlass(app);
  decline(app);
  withdraw(app);
  acknowledge(app);
};
