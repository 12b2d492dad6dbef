import type { FastifyInstance } from 'fastify';
import { fromPrisma } from 'pg-boss';
import type { Operation, Prisma } from '#generated/client';

/** One queue for all kinds, because a singletonKey locks within one queue only. */
export const queueName = 'operations';

/** Queues the next step to run after `inMs`, in the caller's transaction if given. */
export async function enqueue(app: FastifyInstance, operation: Operation, inMs: number, tx?: Prisma.TransactionClient) {
  const options = { singletonKey: operation.lockKey, startAfter: inMs / 1000 };
  await app.boss.send(queueName, { operationId: operation.id }, tx ? { ...options, db: fromPrisma(tx) } : options);
}

/** Queues every unfinished operation without a live job, for example after a crash. One replica at a time. */
export const requeueForgotten = (app: FastifyInstance) =>
  app.db.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended('requeue-forgotten', 0)) as taken`;
    if (!lock?.taken) return 0;
    const forgotten = await tx.$queryRaw<{ id: string }[]>`
      select id from operation where state in ('queued', 'running', 'waiting')
        and not exists (select 1 from pgboss.job where name = ${queueName} and state in ('created', 'retry', 'active')
          and data->>'operationId' = operation.id::text)`;
    for (const { id } of forgotten) {
      const operation = await tx.operation.findUniqueOrThrow({ where: { id } });
      await enqueue(app, operation, 0, tx);
    }
    return forgotten.length;
  });
