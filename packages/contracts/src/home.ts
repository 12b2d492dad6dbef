import { z } from 'zod';
import { Attention } from './attention.ts';
import { CloudAccount } from './cloud-accounts.ts';
import { Cluster } from './clusters.ts';
import { endpoint } from './endpoint.ts';
import { HealthCounts } from './health-answer.ts';
import { healthStates } from './health.ts';
import { InProgress } from './in-progress.ts';

/** A UTC day. */
const Day = z.iso.date();
const Share = z.number().min(0).max(1);

/**
 * Nodes over one day. `joined`: appeared. `removed`: vanished through an operation of Isthmus. `lost`: became Failed, or vanished without
 * having failed before, and no operation of Isthmus explains it. The first reading of a cluster counts nothing.
 */
const DayOfChanges = z.object({
  day: Day,
  joined: z.number().int(),
  removed: z.number().int(),
  lost: z.number().int(),
});

/**
 * The nodes of an account over one day. `running`: the share of the time with readings in which TKE's status was Running, cordoned or not;
 * null without readings. `unread`: the share of the time without readings; null before the first one. `worst`: the worst state that a node
 * had (health.ts).
 */
const DayOfAvailability = z.object({
  day: Day,
  running: Share.nullable(),
  unread: Share.nullable(),
  worst: z.enum(healthStates).nullable(),
});
export type DayOfAvailability = z.infer<typeof DayOfAvailability>;

const HomeAccount = CloudAccount.pick({ id: true, name: true, colour: true }).extend({
  /** Of all clusters. Nodes of an out-of-date reading (out-of-date.ts) are unknown; those of a cluster are as they were last read. */
  health: HealthCounts,
  /** The oldest last good reading of the nodes of a cluster; null when no nodes were read yet. */
  oldestReading: z.iso.datetime().nullable(),
  clusters: z.array(
    Cluster.pick({
      region: true,
      clusterId: true,
      name: true,
      readiness: true,
      nodes: true,
      health: true,
      nodesObservation: true,
    }),
  ),
  /** The last 30 days, the oldest first. */
  availability: z.array(DayOfAvailability),
  /** The share of `running` over all days together. */
  available: Share.nullable(),
});

/**
 * All accounts that the person may see. `days`: the last 30 days, the oldest first. Changes with events of `cloud-account`, `clusters`,
 * `external-node-support`, `external-node-pools`, `external-nodes`, `joins` and `operations`; the times of late hosts, expiring links and
 * missing readings pass without an event.
 */
export const getHome = endpoint({
  method: 'GET',
  path: '/home',
  summary: 'What needs attention, what runs, and the health of all accounts',
  scope: 'fleet',
  forPrograms: true,
  response: z.object({
    counts: z.object({
      accounts: z.number().int(),
      clusters: z.number().int(),
      nodes: z.number().int(),
      failed: z.number().int(),
      /** Nodes of out-of-date readings, and nodes with an undocumented status. */
      unknown: z.number().int(),
      /** The clusters with failed nodes. */
      failedClusters: z.number().int(),
    }),
    attention: z.array(Attention),
    inProgress: z.array(InProgress),
    accounts: z.array(HomeAccount),
    days: z.array(DayOfChanges),
    oldestReading: z.iso.datetime().nullable(),
  }),
});
