import { setTimeout as later } from 'node:timers/promises';
import { Counter, Gauge, type Registry } from 'prom-client';
import { z } from 'zod';
import type { PrismaClient } from '#generated/client';
import { databaseMetrics, type DatabaseMetrics } from './database-metrics.ts';

/** Scrapes within this time share one database read. */
const keepMs = 5_000;
/** A slower query is cancelled, and its metrics are absent until the next scrape. */
const queryMs = 2_000;
/** The limit for all queries together. Prometheus's own limit is ten seconds. */
const timeLimitMs = 6_000;

const Rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/** Refreshes the metrics that come from the database. Never throws, so a scrape works while the database is down. */
export function collector(db: PrismaClient, registers: Registry[]) {
  const up = new Gauge({
    name: 'isthmus_database_up',
    help: 'Whether PostgreSQL answered at the last scrape',
    registers,
  });
  const failures = new Counter({
    name: 'isthmus_metrics_query_failures_total',
    help: 'Queries for metrics that failed or took too long; their metrics are absent',
    labelNames: ['query'],
    registers,
  });
  const gauges = new Map(
    databaseMetrics.flatMap(({ labels: labelNames, gauges }) =>
      gauges.map(({ name, help }) => [name, new Gauge({ name, help, labelNames, registers })] as const),
    ),
  );

  async function refresh({ query, sql, labels, gauges: wanted }: DatabaseMetrics) {
    const read = async () => {
      const [, rows] = await db.$transaction([
        db.$executeRawUnsafe(`set local statement_timeout = ${queryMs}`),
        db.$queryRawUnsafe(sql),
      ]);
      return Rows.parse(rows);
    };
    const rows = await read().catch(() => null);
    for (const { name } of wanted) gauges.get(name)?.reset();
    if (!rows) return failures.inc({ query });
    for (const row of rows) {
      const labelValues = Object.fromEntries(labels.map((label) => [label, String(row[label] ?? '')]));
      for (const { name, column } of wanted) {
        const value = row[column];
        if (typeof value === 'number') gauges.get(name)?.set(labelValues, value);
      }
    }
  }

  async function refreshAll() {
    const isUp = await db.$queryRaw`select 1`.then(
      () => true,
      () => false,
    );
    up.set(isUp ? 1 : 0);
    // One query after another, so a scrape uses one connection at most.
    if (isUp) for (const metrics of databaseMetrics) await refresh(metrics);
    else gauges.forEach((gauge) => gauge.reset());
  }

  let last: Promise<void> | undefined;
  let until = 0;
  return async () => {
    if (!last || performance.now() >= until) {
      until = Number.POSITIVE_INFINITY;
      last = refreshAll().finally(() => (until = performance.now() + keepMs));
    }
    const answered = await Promise.race([last.then(() => true), later(timeLimitMs, false, { ref: false })]);
    if (!answered) up.set(0);
  };
}
