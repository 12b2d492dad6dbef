import { PrismaPg } from '@prisma/adapter-pg';
import fp from 'fastify-plugin';
import type { Config } from '#config';
import { PrismaClient } from '#generated/client';

declare module 'fastify' {
  interface FastifyInstance {
    config: Config;
    db: PrismaClient;
  }
}

export default fp<{ config: Config }>(
  async (app, { config }) => {
    const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: config.databaseUrl, max: 12 }) });
    app.decorate('config', config);
    app.decorate('db', db);
    app.addHook('onClose', () => db.$disconnect());
  },
  { name: 'database' },
);
