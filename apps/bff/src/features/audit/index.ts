import { exportAudit, listAudit, type AuditFilter } from '@isthmus/contracts/audit';
import { cursorOf } from '@isthmus/contracts/cursor';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { visiblePlaces, type Actor } from '#access/permits';
import { Visible } from '#access/visible';
import { sealState } from '#chain/state';
import { admit, serve } from '#http/serve';
import { Streamed } from '#http/streamed';
import type { Readable } from './matching.ts';
import { noteReading } from './note-reading.ts';
import { readEntries } from './read-entries.ts';
import { toCsvFile, toJsonLines } from './to-file.ts';

const mostOfPage = 100;

/** Returns what the person reads. An account that the person does not administer is refused, not empty. */
async function readableBy(app: FastifyInstance, actor: Actor, visible: Visible, { accountId }: AuditFilter) {
  if (accountId) await admit(app, actor, { accountId }, { permission: 'settings' });
  return actor.isOwner ? null : new Visible(visiblePlaces(actor, visible.accountIds, 'settings'));
}

async function namesOf(
  app: FastifyInstance,
  readable: Readable,
  places: { accountId: string | null; clusterId: string | null }[],
) {
  const accountIds = places.flatMap(({ accountId }) => accountId ?? []);
  const clusterIds = places.flatMap(({ clusterId }) => clusterId ?? []);
  const [people, accounts, clusters] = await Promise.all([
    app.db.user.findMany({ select: { id: true, name: true, email: true }, orderBy: { name: 'asc' } }),
    app.db.cloudAccount.findMany({ where: { id: { in: accountIds } }, select: { id: true, name: true } }),
    app.db.cluster.findMany({
      where: { accountId: { in: accountIds }, clusterId: { in: clusterIds }, ...readable?.where },
      select: { accountId: true, clusterId: true, name: true },
    }),
  ]);
  return { people, accounts, clusters };
}

export default async (app: FastifyInstance) => {
  serve(app, listAudit, async ({ query: { limit = mostOfPage, cursor, ...filter }, actor, request, visible }) => {
    const readable = await readableBy(app, actor, visible, filter);
    await noteReading(app, request, filter);
    const found = await readEntries(app.db, { ...filter, cursor }, readable, limit + 1);
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    return {
      entries,
      ...(await namesOf(app, readable, entries)),
      seal: await sealState(app.db),
      next: last && found.length > limit ? cursorOf({ at: last.at, type: 'audit', id: last.id }) : null,
    };
  });

  serve(app, exportAudit, async ({ query: { format, ...filter }, actor, request, visible }) => {
    const readable = await readableBy(app, actor, visible, filter);
    await writeAudit(app.db, byOf(request), { act: 'export-audit', details: { format, filter } });
    // A row that is written during the export would be left out of it, and is newer than its first.
    const file = { name: `audit.${format}`, type: format === 'csv' ? 'text/csv' : 'application/x-ndjson' };
    const chunks = format === 'csv' ? toCsvFile : toJsonLines;
    return new Streamed(chunks(app.db, filter, readable), file);
  });
};
