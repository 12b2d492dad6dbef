import type { FastifyInstance } from 'fastify';
import { dismiss } from './dismiss-join.ts';
import { list } from './list-joins.ts';
import { listOfNode } from './list-node-joins.ts';
import { plan } from './plan-joins.ts';
import { reveal } from './reveal-join-command.ts';
import { revealScript } from './reveal-pool-script.ts';

export default async (app: FastifyInstance) => {
  list(app);
  listOfNode(app);
  plan(app);
  reveal(app);
  dismiss(app);
  revealScript(app);
};
