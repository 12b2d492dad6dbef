import { eventKey } from '@isthmus/contracts/events';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { Place } from '#access/permits';
import { Visible } from '#access/visible';
import { notify } from '#database/events';
import { Prisma } from '#generated/client';
import type { Transaction } from './kinds/kind.ts';

/** A condition that selects an account, a region or a cluster. */
export const inPlace = (place: Place) => new Visible([place]).sql;

/** Rows that are not observations have no version. Their text is hashed, so equal rows have equal versions. */
async function versionOf(tx: Transaction, rows: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    select hashtext(coalesce(string_agg(listed.text, ',' order by listed.text), '')) as version from (${rows}) as listed(text)`;
  return row?.version ?? 0;
}

export const joinsVersion = (tx: Transaction, place: Place) =>
  versionOf(tx, Prisma.sql`select one::text from "join" one where ${inPlace(place)}`);

export const hostsToCleanVersion = (tx: Transaction, place: Place) =>
  versionOf(tx, Prisma.sql`select one::text from host_to_clean one where ${inPlace(place)}`);

/** Announces that hosts to clean were added, or a mark changed. */
export const hostsToCleanChanged = async (tx: Transaction, place: ClusterKey) =>
  notify(tx, eventKey('hosts-to-clean', place), await hostsToCleanVersion(tx, place));

export const quotaVersion = (tx: Transaction, place: Place) =>
  versionOf(tx, Prisma.sql`select one::text from confirmed_quota one where ${inPlace(place)}`);

/** The version of an account's operations and groups. They are never deleted, so the sum only grows. */
export async function operationsVersion(tx: Transaction, accountId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    select coalesce(sum(version), 0)::float8 as version from (
      select version from operation where account_id = ${accountId}::uuid
      union all select version from operation_group where account_id = ${accountId}::uuid) as versions`;
  return row?.version ?? 0;
}
