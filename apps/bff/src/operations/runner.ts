import fp from 'fastify-plugin';
import { z } from 'zod';
import { advance } from '#operations/advance';
import { enqueue, queueName, requeueForgotten } from '#operations/queue';

const Job = z.object({ operationId: z.uuid() });
// Ten seconds without a heartbeat plus a sweep: another process continues a killed one's work within 13 s.
const heartbeatSeconds = 10;
const sweepMs = 3_000;
/** The number of steps that a process runs in parallel. */
const workers = 8;
// NOTIFY wakes workers for steps that are due now; a timer wakes one for a step that this process delayed. Polling catches the rest.
const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 10 };

/** Works the queue. A job is one short step and never sleeps. The operation's row holds the progress, not the job. */
export default fp(
  async (app) => {
    await app.boss.createQueue(queueName, { policy: 'singleton', retryLimit: 0, heartbeatSeconds, notify: true });
    const idle = new Set<string>();
    const wake = () => {
      const [worker] = idle;
      if (!worker) return;
      // Moves the worker to the end, so the next call wakes another one.
      idle.delete(worker);
      idle.add(worker);
      app.boss.notifyWorker(worker);
    };
    const runStep = async (operationId: string) => {
      const next = await advance(app, operationId);
      if (!next) return;
      await enqueue(app, next.operation, next.inMs);
      setTimeout(wake, next.inMs).unref();
    };
    for (let count = 0; count < workers; count += 1) {
      const worker = await app.boss.work(queueName, polling, async ([job]) => {
        idle.delete(worker);
        await runStep(Job.parse(job?.data).operationId).finally(() => {
          idle.add(worker);
          // The worker fetches again immediately, and sleeps only when there is no job.
          app.boss.notifyWorker(worker);
        });
      });
      idle.add(worker);
    }
    const logFailure = (error: unknown) => app.log.error({ err: error }, 'the sweep of operations failed');
    // Fails the jobs of dead processes, then queues their operations again.
    const takeOver = async () => {
      await app.boss.supervise().catch(logFailure);
      const count = await requeueForgotten(app);
      if (count) app.log.warn({ count }, 'operations without a job were queued again');
    };
    let sweeping: Promise<void> | undefined;
    const sweep = () => {
      sweeping ??= takeOver()
        .catch(logFailure)
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
