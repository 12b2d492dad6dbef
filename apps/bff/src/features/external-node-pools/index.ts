import type { FastifyInstance } from 'fastify';
import { create } from './create-external-node-pool.ts';
import { remove } from './delete-external-node-pool.ts';
import { get, list, refresh } from './list-external-node-pools.ts';
import { changes } from './list-pool-changes.ts';
import { runtimes } from './list-runtimes.ts';
import { modify } from './modify-external-node-pool.ts';

export default async (app: FastifyInstance) => {
  list(app);
  get(app);
  changes(app);
  refresh(app);
  runtimes(app);
  create(app);
  modify(app);
  remove(app);
};
