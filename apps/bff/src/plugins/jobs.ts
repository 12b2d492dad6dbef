import fp from 'fastify-plugin';
import { PgBoss } from 'pg-boss';

declare module 'fastify' {
  interface FastifyInstance {
    boss: PgBoss;
  }
}

const graceMs = 8_000;
// A dead process's job is missed after ten seconds without a heartbeat and given up at the next look.
const watchSeconds = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 };

export default fp(
  async (app) => {
    const boss = new PgBoss({
      connectionString: app.config.databaseUrl,
      useListenNotify: true,
      max: 6,
      ...watchSeconds,
    });
    boss.on('error', (error) => app.log.error({ err: error }, 'the queue failed'));
    await boss.start();
    app.decorate('boss', boss);
    app.addHook('onClose', () => boss.stop({ graceful: true, timeout: graceMs }));
  },
  { name: 'jobs', dependencies: ['database'] },
);
