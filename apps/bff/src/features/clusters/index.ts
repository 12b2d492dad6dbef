import type { FastifyInstance } from 'fastify';
import { get } from './get-cluster.ts';
import { list } from './list-clusters.ts';
import { confirm, get as getQuota, withdraw } from './quota.ts';
import { refreshAll, refreshOne } from './refresh-clusters.ts';

export default async (app: FastifyInstance) => {
  list(app);
  get(app);
  refreshAll(app);
  refreshOne(app);
  getQuota(app);
  confirm(app);
  withdraw(app);
};
