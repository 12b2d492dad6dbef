import type { AuditEntry, AuditFilter } from '@isthmus/contracts/audit';
import { cursorOf } from '@isthmus/contracts/cursor';
import { toCsv } from '@isthmus/contracts/csv';
import type { PrismaClient } from '#generated/client';
import type { Readable } from './matching.ts';
import { readEntries } from './read-entries.ts';

const pageSize = 1_000;

async function* pages(db: PrismaClient, filter: AuditFilter, readable: Readable) {
  let cursor: string | undefined;
  for (;;) {
    const entries = await readEntries(db, { ...filter, cursor }, readable, pageSize);
    yield entries;
    const last = entries.at(-1);
    if (!last || entries.length < pageSize) return;
    cursor = cursorOf({ at: last.at, type: 'audit', id: last.id });
  }
}

const text = (value: object | null) => (value ? JSON.stringify(value) : '');

const columns: Record<string, (entry: AuditEntry) => string | null | undefined> = {
  time: ({ at }) => at,
  person: ({ actor }) => actor?.email,
  act: ({ act }) => act,
  outcome: ({ outcome }) => outcome,
  object: ({ object }) => object?.kind,
  'object id': ({ object }) => object?.id,
  'object name': ({ object }) => object?.name,
  account: ({ accountId }) => accountId,
  region: ({ region }) => region,
  cluster: ({ clusterId }) => clusterId,
  session: ({ session }) => session,
  address: ({ address }) => address,
  'TKE request id': ({ requestId }) => requestId,
  operation: ({ operation }) => operation?.id,
  before: ({ before }) => text(before),
  after: ({ after }) => text(after),
  details: ({ details }) => text(details),
  entry: ({ id }) => id,
};

/** One JSON object a line. */
export async function* toJsonLines(db: PrismaClient, filter: AuditFilter, readable: Readable) {
  for await (const entries of pages(db, filter, readable))
    yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** Excel reads UTF-8 only with a byte order mark. */
export async function* toCsvFile(db: PrismaClient, filter: AuditFilter, readable: Readable) {
  yield `\uFEFF${toCsv([Object.keys(columns)])}`;
  for await (const entries of pages(db, filter, readable))
    yield toCsv(entries.map((entry) => Object.values(columns).map((of) => of(entry) ?? '')));
}
