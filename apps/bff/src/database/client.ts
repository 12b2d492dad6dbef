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

// Prisma's own 2 s and 5 s are too short for a hundred clicks at once, or for ten thousand nodes that all change.
const transactionOptions = { maxWait: 10_000, timeout: 30_000 };

/**
 * A pool listens to a connection only while it lies idle. One that the server ends just as it is handed on would end the process, as any
 * error that nobody hears. Whoever uses the connection is told anyway, by the statement that fails.
 */
const hearErrors = (client: ClientBase) => void client.on('error', () => undefined);

/** How every connection of this process is made. Waiting for one, or for its answer, ends with an error. */
export const connectionTo = ({ databaseUrl }: Pick<Config, 'databaseUrl'>) => ({
  connectionString: databaseUrl,
  connectionTimeoutMillis: 10_000,
  query_timeout: 20_000,
  keepAlive: true,
  onConnect: hearErrors,
});

/** Prisma's pool. As a statement: PgBouncer refuses a connection that begins with this as a parameter (https://www.pgbouncer.org/config.html). */
export const poolTo = (config: Pick<Config, 'databaseUrl'>) => ({
  ...connectionTo(config),
  max: 12,
  onConnect: (client: ClientBase) => {
    hearErrors(client);
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
