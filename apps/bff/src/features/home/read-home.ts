import { AccountColour } from '@isthmus/contracts/cloud-accounts';
import type { Cluster } from '@isthmus/contracts/clusters';
import { type Health, healthOf, healthStates, nodesIn, unknownHealth } from '@isthmus/contracts/health';
import type { getHome } from '@isthmus/contracts/home';
import { isOutOfDate } from '@isthmus/contracts/out-of-date';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Visible } from '#access/visible';
import { clusterParts, toCluster } from '#observer/read-observed';
import { nodeSecondsOf, stretchesOf } from '#rules/node-seconds';
import { gapFrom } from '#rules/reading-gap';
import { attentionOf } from './attention.ts';
import { availabilityOf } from './availability.ts';
import { readInProgress } from './in-progress.ts';
import { lastDays, readChanges, readNodeSeconds } from './last-days.ts';
import { clusterKeyOf, namesOf } from './names.ts';
import { type Fleet, readFleet } from './read-fleet.ts';
import { readWaiting } from './waiting.ts';

const noChanges = { joined: 0, removed: 0, lost: 0 };

/** The node-seconds of a cluster since they were last counted (decision 0023). */
function uncounted({ now, counted, observations, counts }: Fleet, idleMs: number) {
  const byCluster = Map.groupBy(counts, clusterKeyOf);
  return observations.flatMap((row) => {
    const from = counted.get(clusterKeyOf(row));
    if (row.kind !== 'external-nodes' || !row.observedAt || !from) return [];
    const gap = gapFrom(row, now, idleMs);
    const stretches = stretchesOf(from, gap ? now : row.observedAt, gap);
    // A state that the last reading found has no time yet, but is one of that day.
    const found = { day: row.observedAt.toISOString().slice(0, 10), seconds: 0, isRead: true };
    return nodeSecondsOf([...stretches, found], byCluster.get(clusterKeyOf(row)) ?? []).map((one) => ({
      ...one,
      accountId: row.accountId,
    }));
  });
}

const oldestOf = (times: (string | null)[]) => times.flatMap((time) => time ?? []).toSorted()[0] ?? null;

/** The sum of healths. */
const sumOf = (healths: Health[]) =>
  healthOf(healths.flatMap((health) => healthStates.map((state) => ({ state, count: health[state] }))));

/** The health of these clusters that were read. Nodes of an out-of-date reading are unknown. */
const healthNow = (clusters: Pick<Cluster, 'health' | 'nodesObservation'>[], now: Date) =>
  clusters.flatMap(({ health, nodesObservation }) => {
    if (!health) return [];
    return isOutOfDate(nodesObservation, now.getTime()) ? unknownHealth(health) : health;
  });

/** The clusters of each account with their health. */
function accountsOf({ now, accounts, clusters, observations, health }: Fleet, intervalMs: number) {
  const known = new Map(observations.map((row) => [`${row.kind} ${clusterKeyOf(row)}`, row]));
  const ofAccounts = Map.groupBy(clusters, ({ accountId }) => accountId);
  return accounts.map((account) => {
    const own = (ofAccounts.get(account.id) ?? []).map((row) => {
      const parts = clusterParts((kind) => known.get(`${kind} ${clusterKeyOf(row)}`));
      return toCluster(row, { ...parts, health: health.get(clusterKeyOf(row)) }, intervalMs);
    });
    return {
      id: account.id,
      name: account.name,
      colour: AccountColour.parse(account.colour),
      health: sumOf(healthNow(own, now)),
      oldestReading: oldestOf(own.map(({ nodesObservation }) => nodesObservation.observedAt)),
      clusters: own,
    };
  });
}

/** Reads everything that Home shows. Costs no statement per cluster, account or day. */
export async function readHome(app: FastifyInstance, visible: Visible): Promise<z.input<typeof getHome.response>> {
  const { intervalMs, idleMs } = app.config.observe;
  const fleet = await readFleet(app, visible);
  const names = namesOf(fleet.clusters, fleet.pools);
  const days = lastDays(fleet.now);
  const from = new Date(days[0] ?? fleet.now);
  const [waiting, inProgress, changes, seconds] = await Promise.all([
    readWaiting(app, visible, names),
    readInProgress(app, visible, names),
    readChanges(app, visible, from),
    readNodeSeconds(app, visible, from),
  ]);
  const ofAccounts = Map.groupBy([...seconds, ...uncounted(fleet, idleMs)], ({ accountId }) => accountId);
  const accounts = accountsOf(fleet, intervalMs).map((account) => ({
    ...account,
    ...availabilityOf(days, ofAccounts.get(account.id) ?? []),
  }));
  const ofClusters = healthNow(
    accounts.flatMap(({ clusters }) => clusters),
    fleet.now,
  );
  const health = sumOf(ofClusters);
  return {
    counts: {
      accounts: accounts.length,
      clusters: fleet.clusters.length,
      nodes: nodesIn(health),
      failed: health.failed,
      unknown: health.unknown,
      failedClusters: ofClusters.filter(({ failed }) => failed > 0).length,
    },
    attention: attentionOf({ ...fleet, idleMs, names }, waiting),
    inProgress: inProgress.items,
    accounts,
    days: days.map((day) => changes.find((one) => one.day === day) ?? { day, ...noChanges }),
    oldestReading: oldestOf(accounts.map(({ oldestReading }) => oldestReading)),
  };
}
