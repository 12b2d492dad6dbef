import { Attention } from '@isthmus/contracts/attention';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Visible } from '#access/visible';
import type { Names } from './names.ts';

const maxOperations = 200;
const Target = z.object({ name: z.string() });
const Ended = z.object({ reason: z.string() });

interface PausedGroup {
  id: string;
  accountId: string;
  region: string;
  clusterId: string;
  act: string;
  because: string;
  since: Date;
}

/** The operations that wait for a person, and the groups that paused by themselves. Of both for one reason, only the operation. */
export async function readWaiting(app: FastifyInstance, visible: Visible, names: Names): Promise<Attention[]> {
  const [operations, groups] = await Promise.all([
    app.db.operation.findMany({
      where: { ...visible.where, state: 'needs-attention' },
      orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
      take: maxOperations,
    }),
    app.db.$queryRaw<PausedGroup[]>`
      select one.id, account_id as "accountId", region, cluster_id as "clusterId", act, paused_because as because, of_group.since
      from operation_group as one, lateral (
        select max(updated_at) as since, count(*) filter (where member.state = 'needs-attention') as waiting
        from operation as member where member.group_id = one.id) as of_group
      where ${visible.sql} and one.state = 'paused' and paused_because <> 'person' and waiting = 0
      order by since`,
  ]);
  return Attention.array().parse([
    ...operations.map((row) => ({
      code: 'operation-waits',
      ...names.cluster(row),
      id: row.id,
      kind: row.kind,
      target: Target.safeParse(row.target).data?.name ?? '',
      reason: Ended.safeParse(row.outcome).data?.reason ?? null,
      since: row.updatedAt.toISOString(),
    })),
    ...groups.map(({ since, ...row }) => ({
      code: 'group-paused',
      ...row,
      ...names.cluster(row),
      since: since.toISOString(),
    })),
  ]);
}
