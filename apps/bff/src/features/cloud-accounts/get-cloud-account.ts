import { Role } from '@isthmus/contracts/account-keys';
import { getCloudAccount, type CloudAccountDetails } from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance } from 'fastify';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { StoredRole } from '#secrets/cloud-account-credentials';
import { failureOf } from '#secrets/role-keys';
import { countEnabled } from './count-enabled.ts';
import { regionsInUse } from './in-use.ts';
import { toCloudAccount, withSession } from './to-cloud-account.ts';

export const get = (app: FastifyInstance) =>
  serve(app, getCloudAccount, ({ params: { accountId } }) => readDetails(app, accountId));

/** Reads an account with what is known about its key. Throws not-found. */
export async function readDetails(app: FastifyInstance, accountId: string): Promise<CloudAccountDetails> {
  const [row, enabled, used, inUse] = await Promise.all([
    app.db.cloudAccount.findUnique({
      where: { id: accountId },
      include: { keySetBy: { select: { name: true } }, ...withSession },
    }),
    countEnabled(app, [accountId]),
    lastUse(app, accountId),
    regionsInUse(app.db, accountId),
  ]);
  if (!row) throw problem('not-found');
  const account = toCloudAccount(row, app.config, enabled.get(accountId) ?? 0);
  const { base, ...role } = StoredRole.nullable().parse(row.role) ?? { base: null };
  const { dueAt, problem: failure } = row.roleSession ?? {};
  return {
    ...account,
    key: {
      ...account.key,
      role: base ? Role.parse(role) : null,
      base,
      problem: failure ? failureOf(failure).problem : null,
      dueAt: dueAt?.toISOString() ?? null,
      setBy: row.keySetBy?.name ?? null,
      lastUsedAt: used && used > row.keySetAt ? used.toISOString() : null,
    },
    serverKey: app.config.baseKey?.secretId ?? null,
    inUse,
  };
}

/** The last read or change. The rare interactive questions are not counted, because nothing stores them. */
async function lastUse(app: FastifyInstance, accountId: string) {
  const [row] = await app.db.$queryRaw<{ at: Date | null }[]>`
    select greatest(
      (select max(attempted_at) from observation where account_id = ${accountId}::uuid),
      (select max(started_at) from operation_attempt join operation on operation.id = operation_id
        where account_id = ${accountId}::uuid)) as at`;
  return row?.at ?? null;
}
