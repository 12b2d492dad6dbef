import type { FastifyInstance, FastifyRequest } from 'fastify';
import { byOf, writeAudit } from '#access/audit';

const everyMs = 3_600_000;

/** Records that a person reads the audit, once an hour: a row for each page would hide the others. */
export async function noteReading(app: FastifyInstance, request: FastifyRequest, filter: object) {
  const by = byOf(request);
  const readLately = () =>
    app.db.audit.findFirst({
      where: { actorId: by.actorId, act: 'read-audit', at: { gt: new Date(Date.now() - everyMs) } },
      select: { id: true },
    });
  if (await readLately()) return;
  await app.db.$transaction(async (tx) => {
    // Two requests of one page must not both write.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`read-audit:${by.actorId}`}, 0))`;
    if (await readLately()) return;
    await writeAudit(tx, by, { act: 'read-audit', details: { filter } });
  });
}
