import fp from 'fastify-plugin';
import { PgBoss } from 'pg-boss';

declare module 'fastify' {
  interface FastifyInstance {
    boss: PgBoss;
  }
}

const graceMs = 8_000;

export default fp(
  async (app) => {
    const boss = new PgBoss({
      connectionString: app.config.databaseUrl,
      useListenNotify: true,
      max: 6,
      // The runner's sweep does it instead, so that what it gives up is queued again at once.
      supervise: false,
      monitorIntervalSeconds: 1,
    });
    boss.on('error', (error) => app.log.error({ err: error }, 'the queue failed'));
    await boss.start();
    app.decorate('boss', boss);
    app.addHook('onClose', () => boss.stop({ graceful: true, timeout: graceMs }));
  },
  { name: 'jobs', dependencies: ['database'] },
);
