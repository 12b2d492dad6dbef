import type { FastifyInstance } from 'fastify';
import { adopt } from './adopt-pool.ts';
import { get } from './get-operation.ts';
import { inFlight } from './list-in-flight.ts';
import { list } from './list-operations.ts';
import { resolve } from './resolve-operation.ts';
import { retry } from './retry-operation.ts';

export default async (app: FastifyInstance) => {
  list(app);
  inFlight(app);
  get(app);
  retry(app);
  resolve(app);
  adopt(app);
};
