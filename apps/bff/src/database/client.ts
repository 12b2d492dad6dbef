import { PrismaPg } from '@prisma/adapter-pg';
import fp from 'fastify-plugin';
import type { ClientBase } from 'pg';
import type { Config } from '#config';
import { PrismaClient } from '#generated/client';

declare module 'fastify' {
  interface FastifyInstance {
    config: Config;
    db: PrismaClient;
  }
}

// Prisma's defaults of 2 s and 5 s are too short for 100 parallel clicks, or for 10 000 nodes that all change.
const transactionOptions = { maxWait: 10_000, timeout: 30_000 };

/**
 * pg-pool listens for errors only while a connection is idle. If the server closes a connection while it is handed over, the error
 * has no listener and would end the process. The caller notices anyway, because its statement fails.
 */
const ignoreErrors = (client: ClientBase) => void client.on('error', () => undefined);

/** The options of every connection of this process. Connecting and waiting for an answer have time limits. */
export const connectionTo = ({ databaseUrl }: Pick<Config, 'databaseUrl'>) => ({
  connectionString: databaseUrl,
  connectionTimeoutMillis: 10_000,
  query_timeout: 20_000,
  keepAlive: true,
  onConnect: ignoreErrors,
});

/**
 * Options of Prisma's pool. A statement sets lock_timeout, because PgBouncer refuses it as a startup parameter
 * (https://www.pgbouncer.org/config.html).
 */
export const poolTo = (config: Pick<Config, 'databaseUrl'>) => ({
  ...connectionTo(config),
  max: 12,
  onConnect: (client: ClientBase) => {
    ignoreErrors(client);
    return client.query("set lock_timeout = '10s'");
  },
});

export default fp<{ config: Config }>(
  async (app, { config }) => {
    const db = new PrismaClient({
      adapter: new PrismaPg(poolTo(config)),
      transactionOptions,
    });
    app.decorate('config', config);
    app.decorate('db', db);
    app.addHook('onClose', () => db.$disconnect());
  },
  { name: 'database' },
);
