import fp from 'fastify-plugin';
import { z } from 'zod';
import { advance } from '#operations/advance';
import { enqueue, queueName, requeueForgotten } from '#operations/queue';

const Job = z.object({ operationId: z.uuid() });
// Ten seconds without a heartbeat, a sweep and a poll: what a killed process had begun goes on elsewhere within 13 s.
const heartbeatSeconds = 10;
const sweepMs = 2_000;
// A NOTIFY wakes the worker for what is due now, never for a step that was put off.
const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 };

/** Works the queue. A job is one short step: no handler sleeps, and the operation's row, not the job, holds where it stands. */
export default fp(
  async (app) => {
    await app.boss.createQueue(queueName, { policy: 'singleton', retryLimit: 0, heartbeatSeconds, notify: true });
    await app.boss.work(queueName, { localConcurrency: 8, ...polling }, async ([job]) => {
      const { operationId } = Job.parse(job?.data);
      const again = await advance(app, operationId);
      if (again === null) return;
      const operation = await app.db.operation.findUniqueOrThrow({ where: { id: operationId } });
      await enqueue(app, operation, again);
    });
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
