import fp from 'fastify-plugin';
import { PgBoss } from 'pg-boss';
import { connectionTo } from '#database/client';

declare module 'fastify' {
  interface FastifyInstance {
    boss: PgBoss;
  }
}

/** How long a running step may continue after the signal. Then the next process checks its outcome. */
const graceMs = 8_000;

export default fp(
  async (app) => {
    const boss = new PgBoss({
      ...connectionTo(app.config),
      useListenNotify: true,
      max: 6,
      // The runner's sweep does this, so it can queue failed jobs again immediately.
      supervise: false,
      // `npm run migrate` makes the queue's tables, as the role that owns them.
      migrate: false,
      monitorIntervalSeconds: 1,
    });
    boss.on('error', (error) => app.log.error({ err: error }, 'the queue failed'));
    await boss.start();
    app.decorate('boss', boss);
    let stoppedAt = 0;
    app.addHook('preClose', async () => void (stoppedAt = performance.now()));
    app.addHook('onClose', () => boss.stop({ timeout: graceMs - (performance.now() - stoppedAt) }));
  },
  { name: 'jobs', dependencies: ['database'] },
);
