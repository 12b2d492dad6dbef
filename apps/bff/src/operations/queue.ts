import type { FastifyInstance } from 'fastify';
import { fromPrisma } from 'pg-boss';
import type { Operation, Prisma } from '#generated/client';

/** One queue for all kinds: a singletonKey locks within one queue only. */
export const queueName = 'operations';

/** Queues the next step, in the caller's transaction when it has one. */
export async function enqueue(
  app: FastifyInstance,
  operation: Operation,
  startAfter: Date,
  tx?: Prisma.TransactionClient,
) {
  const options = { singletonKey: operation.lockKey, startAfter };
  await app.boss.send(queueName, { operationId: operation.id }, tx ? { ...options, db: fromPrisma(tx) } : options);
}

/** Queues every unfinished operation that no live job would carry on: what a crash left behind. */
export async function requeueForgotten(app: FastifyInstance) {
  const forgotten = await app.db.$queryRaw<{ id: string }[]>`
    select id from operation where state in ('queued', 'running', 'waiting')
      and not exists (select 1 from pgboss.job where name = ${queueName} and state in ('created', 'retry', 'active')
        and data->>'operationId' = operation.id::text)`;
  for (const { id } of forgotten) {
    const operation = await app.db.operation.findUniqueOrThrow({ where: { id } });
    await enqueue(app, operation, new Date());
  }
  return forgotten.length;
}
