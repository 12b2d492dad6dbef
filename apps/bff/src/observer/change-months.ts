import fp from 'fastify-plugin';
import type { PrismaClient } from '#generated/client';

const everyMs = 86_400_000;

/**
 * Adds the months of the history and of the audit that begin within forty days. The database has the function, which runs with the rights of
 * the owner: the serving role owns no table.
 */
const addMonths = (db: PrismaClient) =>
  db.$executeRaw`select add_months(parent) from unnest(array['observed_change', 'audit']) as parent`;

/**
 * Keeps months ready, at the start and once a day. A month of the history can be detached and archived. A row outside every month is stored
 * too, so a failure is only logged.
 */
export default fp(
  async (app) => {
    const add = () =>
      addMonths(app.db).catch((error: unknown) =>
        app.log.error({ err: error }, 'the history and the audit got no table for a coming month'),
      );
    await add();
    const timer = setInterval(() => void add(), everyMs);
    app.addHook('onClose', async () => clearInterval(timer));
  },
  { name: 'change-months', dependencies: ['database'] },
);
