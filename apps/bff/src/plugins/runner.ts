import fp from 'fastify-plugin';
import { z } from 'zod';
import { advance } from '#operations/advance';
import { enqueue, queueName, requeueForgotten } from '#operations/queue';

const Job = z.object({ operationId: z.uuid() });
const sweepMs = 5_000;
// A NOTIFY wakes the worker for what is due now, never for a step that was put off.
const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 };

/** Works the queue. A job is one short step: no handler sleeps, and the operation's row, not the job, holds where it stands. */
export default fp(
  async (app) => {
    // heartbeatSeconds: the job of a killed process is given up after ten seconds, and the sweep queues its operation again.
    await app.boss.createQueue(queueName, { policy: 'singleton', retryLimit: 0, heartbeatSeconds: 10, notify: true });
    await app.boss.work(queueName, { localConcurrency: 8, ...polling }, async ([job]) => {
      const { operationId } = Job.parse(job?.data);
      const again = await advance(app, operationId);
      if (again === null) return;
      const operation = await app.db.operation.findUniqueOrThrow({ where: { id: operationId } });
      await enqueue(app, operation, again);
    });
    const sweep = () =>
      requeueForgotten(app).then(
        (count) => count && app.log.warn({ count }, 'operations without a job were queued again'),
        (error: unknown) => app.log.error({ err: error }, 'the sweep of operations failed'),
      );
    void sweep();
    const timer = setInterval(() => void sweep(), sweepMs);
    app.addHook('preClose', async () => {
      clearInterval(timer);
      await app.boss.offWork(queueName, { wait: false });
    });
  },
  { name: 'runner', dependencies: ['database', 'jobs', 'observer'] },
);
