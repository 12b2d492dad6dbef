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

/** The most statements to prepare. Without a limit there is no end: a list of ids of another length is another statement. */
const maxPrepared = 300;

/**
 * Names each statement's text, so a connection parses it once. PostgreSQL still plans each execution, because a plan made for an empty
 * table would stay.
 */
function preparedNames() {
  const names = new Map<string, string>();
  return ({ sql }: { sql: string }) => {
    if (!names.has(sql) && names.size < maxPrepared) names.set(sql, `isthmus_${names.size}`);
    return names.get(sql) ?? '';
  };
}

/**
 * Options of Prisma's pool. A statement sets the parameters, because PgBouncer refuses them at startup
 * (https://www.pgbouncer.org/config.html).
 */
export const poolTo = (config: Pick<Config, 'databaseUrl'>) => ({
  ...connectionTo(config),
  max: 12,
  onConnect: (client: ClientBase) => {
    ignoreErrors(client);
    return client.query("set lock_timeout = '10s'; set plan_cache_mode = force_custom_plan");
  },
});

export default fp<{ config: Config }>(
  async (app, { config }) => {
    const db = new PrismaClient({
      adapter: new PrismaPg(poolTo(config), { statementNameGenerator: preparedNames() }),
      transactionOptions,
    });
    app.decorate('config', config);
    app.decorate('db', db);
    app.addHook('onClose', () => db.$disconnect());
  },
  { name: 'database' },
);
