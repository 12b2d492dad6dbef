import fp from 'fastify-plugin';
import { z } from 'zod';
import { advance } from '#operations/advance';
import { enqueue, queueName, requeueForgotten } from '#operations/queue';

const Job = z.object({ operationId: z.uuid() });
// Ten seconds without a heartbeat, and a sweep: what a killed process had begun goes on elsewhere within 13 s.
const heartbeatSeconds = 10;
const sweepMs = 2_000;
/** How many steps a process takes at once. */
const atOnce = 8;
// A NOTIFY wakes the workers for what is due now, a timer for a step that this process put off. The poll is for what both missed.
const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 };

/** Works the queue. A job is one short step: no handler sleeps, and the operation's row, not the job, holds where it stands. */
export default fp(
  async (app) => {
    await app.boss.createQueue(queueName, { policy: 'singleton', retryLimit: 0, heartbeatSeconds, notify: true });
    const idle = new Set<string>();
    const wake = () => {
      const [worker] = idle;
      if (!worker) return;
      // The next call wakes another one.
      idle.delete(worker);
      idle.add(worker);
      app.boss.notifyWorker(worker);
    };
    const take = async (operationId: string) => {
      const again = await advance(app, operationId);
      if (again === null) return;
      const operation = await app.db.operation.findUniqueOrThrow({ where: { id: operationId } });
      await enqueue(app, operation, again);
      setTimeout(wake, again).unref();
    };
    for (let count = 0; count < atOnce; count += 1) {
      const worker = await app.boss.work(queueName, polling, async ([job]) => {
        idle.delete(worker);
        await take(Job.parse(job?.data).operationId).finally(() => {
          idle.add(worker);
          // It looks for more at once, and sleeps only when there is none.
          app.boss.notifyWorker(worker);
        });
      });
      idle.add(worker);
    }
    const failed = (error: unknown) => app.log.error({ err: error }, 'the sweep of operations failed');
    // Gives up the jobs of processes that died, then queues their operations again.
    const takeOver = async () => {
      await app.boss.supervise().catch(failed);
      const count = await requeueForgotten(app);
      if (count) app.log.warn({ count }, 'operations without a job were queued again');
    };
    let sweeping: Promise<void> | undefined;
    const sweep = () => {
      sweeping ??= takeOver()
        .catch(failed)
        .finally(() => (sweeping = undefined));
    };
    sweep();
    const timer = setInterval(sweep, sweepMs);
    app.addHook('preClose', async () => {
      clearInterval(timer);
      await sweeping;
      await app.boss.offWork(queueName, { wait: false });
    });
  },
  { name: 'runner', dependencies: ['database', 'jobs', 'observer'] },
);
