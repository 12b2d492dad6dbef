import { eventKey, splitEventKey, type VersionEvent, watches } from '@isthmus/contracts/events';
import type { FastifyInstance } from 'fastify';
import { hostsToCleanVersion, quotaVersion, joinsVersion, operationsVersion } from './row-versions.ts';

/** Returns the current version of each watched key. A stream sends these first, so a resumed page only compares. */
export async function currentVersions(app: FastifyInstance, watched: string[]): Promise<VersionEvent[]> {
  const accountIds = [...new Set(watched.flatMap((watch) => splitEventKey(watch).accountId ?? []))];
  if (!accountIds.length) return [];
  const rows = await app.db.observation.findMany({ where: { accountId: { in: accountIds } } });
  const observed = rows.map((row) => ({ key: eventKey(row.kind, row), version: row.version }));
  const wanted = observed.filter(({ key }) => watched.some((watch) => watches(watch, key)));
  const others = await Promise.all(watched.map((watch) => versionOfRows(app, watch)));
  return [...wanted, ...others.flat()];
}

/** Returns the versions of watched keys that are not observations. */
async function versionOfRows(app: FastifyInstance, key: string): Promise<VersionEvent[]> {
  const { kind, accountId, region, clusterId } = splitEventKey(key);
  if (accountId && kind === 'operations') return [{ key, version: await operationsVersion(app.db, accountId) }];
  if (!accountId) return [];
  if (kind === 'cloud-account') {
    const { version = 0 } = (await app.db.cloudAccount.findUnique({ where: { id: accountId } })) ?? {};
    return [{ key, version }];
  }
  const place = { accountId, ...(region && { region }), ...(clusterId && { clusterId }) };
  if (kind === 'joins') return [{ key, version: await joinsVersion(app.db, place) }];
  if (kind === 'hosts-to-clean') return [{ key, version: await hostsToCleanVersion(app.db, place) }];
  if (kind === 'quota') return [{ key, version: await quotaVersion(app.db, place) }];
  return [];
}
