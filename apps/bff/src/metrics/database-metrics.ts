import { lateMs } from '@isthmus/contracts/join-state';
import { queueName } from '#operations/queue';

interface Gauge {
  /** A column of the query. All other columns are labels. */
  column: string;
  name: string;
  help: string;
}
export interface DatabaseMetrics {
  /** The label of `isthmus_metrics_query_failures_total`. */
  query: string;
  sql: string;
  labels: string[];
  gauges: Gauge[];
}

const account = 'join cloud_account a on a.id = account_id';
const seconds = (interval: string) => `extract(epoch from ${interval})::float8`;

/** The metrics from the database, one query per subject. No label names a host or holds a secret. */
export const databaseMetrics: DatabaseMetrics[] = [
  {
    query: 'external_nodes',
    sql: `select a.name as account, region, cluster_id as cluster, coalesce(node_pool_id, '') as pool, location, status as state,
        count(*)::float8 as nodes
      from external_node ${account} group by a.name, region, cluster_id, node_pool_id, location, status`,
    labels: ['account', 'region', 'cluster', 'pool', 'location', 'state'],
    gauges: [{ column: 'nodes', name: 'isthmus_external_nodes', help: 'External nodes, in the words of TKE' }],
  },
  {
    query: 'clusters',
    sql: `select a.name as account, region, cluster_id as cluster, c.name, 1::float8 as one from cluster c ${account}`,
    labels: ['account', 'region', 'cluster', 'name'],
    gauges: [{ column: 'one', name: 'isthmus_cluster_info', help: 'Always 1: the name of a cluster' }],
  },
  {
    query: 'observations',
    sql: `select a.name as account, region, cluster_id as cluster, kind, failures::float8 as failures,
        ${seconds('clock_timestamp() - observed_at')} as age
      from observation ${account}`,
    labels: ['account', 'region', 'cluster', 'kind'],
    gauges: [
      {
        column: 'age',
        name: 'isthmus_observation_age_seconds',
        help: 'How old the last good reading is; cluster is empty for a reading of a whole region',
      },
      {
        column: 'failures',
        name: 'isthmus_observation_failures',
        help: 'Failed readings since the last good one',
      },
    ],
  },
  {
    query: 'last_good_read',
    sql: `select a.name as account, ${seconds('max(observed_at)')} as at from observation ${account} group by a.name`,
    labels: ['account'],
    gauges: [
      {
        column: 'at',
        name: 'isthmus_last_good_read_timestamp_seconds',
        help: 'Time of the last good read of this account',
      },
    ],
  },
  {
    query: 'joins',
    sql: `select a.name as account, region, cluster_id as cluster, node_pool_id as pool, count(*)::float8 as late
      from "join" j ${account}
      where state = 'waiting' and issued_at <= clock_timestamp() - interval '${lateMs} milliseconds'
      group by a.name, region, cluster_id, node_pool_id`,
    labels: ['account', 'region', 'cluster', 'pool'],
    gauges: [
      {
        column: 'late',
        name: 'isthmus_joins_late',
        help: 'Late hosts: they have a join command, but TKE does not list them yet',
      },
    ],
  },
  {
    query: 'operations',
    sql: `select kind, state, count(*)::float8 as operations, ${seconds('clock_timestamp() - min(created_at)')} as oldest
      from operation where finished_at is null group by kind, state`,
    labels: ['kind', 'state'],
    gauges: [
      { column: 'operations', name: 'isthmus_operations', help: 'Unfinished operations' },
      {
        column: 'oldest',
        name: 'isthmus_operation_oldest_age_seconds',
        help: 'Age of the oldest unfinished operation',
      },
    ],
  },
  {
    query: 'audit',
    sql: `select count(*)::float8 as waiting, coalesce(${seconds('clock_timestamp() - min(at)')}, 0) as age from audit_unsealed`,
    labels: [],
    gauges: [
      { column: 'waiting', name: 'isthmus_audit_unsealed', help: 'Rows of the audit without a seal' },
      {
        column: 'age',
        name: 'isthmus_audit_unsealed_oldest_age_seconds',
        help: 'Age of the oldest of them; 0 without',
      },
    ],
  },
  {
    query: 'syslog',
    sql: `select server, greatest(coalesce((select max(seq) from audit_seal), 0) - seq, 0)::float8 as behind,
        coalesce(${seconds('clock_timestamp() - problem_since')}, 0) as failing from audit_stream`,
    labels: ['server'],
    gauges: [
      { column: 'behind', name: 'isthmus_syslog_behind', help: 'Sealed rows that the syslog server does not have yet' },
      { column: 'failing', name: 'isthmus_syslog_failing_seconds', help: 'How long it has taken nothing; 0: it does' },
    ],
  },
  {
    query: 'queue',
    sql: `select state::text as state, count(*)::float8 as jobs from pgboss.job
      where name = '${queueName}' and state in ('created', 'retry', 'active') group by state`,
    labels: ['state'],
    gauges: [
      {
        column: 'jobs',
        name: 'isthmus_queue_jobs',
        help: 'Steps of operations that wait for a worker or run',
      },
    ],
  },
];
