import { servingUrlOf } from '../scripts/serving-role.mjs';
import { mustRun } from '../scripts/run.mjs';
import type { Stack } from './stack.ts';
import { megabytes, quantile, type Table } from './table.ts';

const size = 1_000_000;
const repeats = 60;
const goalMs = 300;
export const auditSettings = { LOG_LEVEL: 'warn', ISTHMUS_OBSERVE_INTERVAL_MS: '60000' };

interface Page {
  entries: { id: string; at: string; objectId?: string }[];
  next: string | null;
}

/** Two years of 20 people on 8 accounts: mostly drains and joins, one reveal in 20, one refusal in 1,000, one change of roles in 5,000. */
const fill = (accountId: string) => `
  do $$ declare first timestamp; begin
    for first in select generate_series(date_trunc('month', now() at time zone 'UTC') - interval '25 months', (now() - interval '1 month') at time zone 'UTC', interval '1 month') loop
      execute format('create table %I partition of audit for values from (%L) to (%L)', to_char(first, '"audit_"YYYY_MM'),
        first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
    end loop;
  end $$;
  insert into "user" (id, email, name) select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'p' || n || '@example.com', 'p' || n
    from generate_series(1, 20) as n on conflict do nothing;
  insert into audit (at, actor_id, account_id, act, outcome, session, address, region, cluster_id, object, object_id, object_name, before, after, request_id, details)
  select now() - n * interval '63 seconds',
    ('00000000-0000-4000-8000-' || lpad((1 + (n * 7) % 20)::text, 12, '0'))::uuid,
    case when n % 8 = 0 then '${accountId}'::uuid else ('00000000-0000-4000-9000-' || lpad((n % 8)::text, 12, '0'))::uuid end,
    case when n % 5000 = 1 then 'change-roles' when n % 20 = 3 then 'reveal-join-command' when n % 3 = 0 then 'plan-joins' else 'drain-external-node' end,
    case when n % 1000 = 5 then 'denied' else 'done' end,
    'a1b2c3d4', '10.1.4.' || n % 250, 'ap-guangzhou', 'cls-bench' || n % 40,
    case when n % 3 = 0 then 'pool' else 'node' end, case when n % 3 = 0 then 'np-' || n % 500 else 'node-' || n % 100000 end,
    case when n % 3 = 0 then 'rack-' || n % 500 else 'node-' || n % 100000 end,
    '{"labels": [{"key": "disk", "value": "ssd"}]}', '{"labels": [{"key": "disk", "value": "nvme"}]}',
    case when n % 2 = 0 then md5(n::text) end, '{}'
  from generate_series(1, ${size}) as n;
  analyze audit`;

/** Measures pages of the audit at a million rows: newest first, far back, and each filter. */
export async function audit(stack: Stack): Promise<Table> {
  const { id } = await stack.openAccount('one-ready-cluster', 1);
  await stack.query(fill(id));
  const begun = performance.now();
  while ((await stack.query('select from audit_unsealed limit 1')).length)
    await new Promise((later) => setTimeout(later, 1_000));
  const sealedMs = performance.now() - begun;
  const [bytes] = await stack.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(inhrelid))::text as bytes from pg_inherits where inhparent = 'audit'::regclass`,
  );
  const read = (filter: Record<string, string>) => stack.api<Page>('GET', `/audit?${new URLSearchParams(filter)}`);
  const actorId = '00000000-0000-4000-8000-000000000007';
  const farBack = await stack.query<{ at: Date; id: string }>(
    'select at, id::text from audit order by at offset 1000 limit 1',
  );
  const cursor = farBack.map((row) => `${row.at.toISOString()}_audit_${row.id}`)[0] ?? '';
  const weekAgo = new Date(Date.now() - 7 * 86_400_000).toISOString();
  const filters: [name: string, filter: Record<string, string>][] = [
    ['newest', {}],
    ['far back', { cursor }],
    ['an account', { accountId: id }],
    ['an account, far back', { accountId: id, cursor }],
    ['a person this week', { actorId, since: weekAgo }],
    ['a pool', { object: 'pool', objectId: 'np-77' }],
    ['a node', { object: 'node', objectId: 'node-4711' }],
    ['a cluster', { clusterId: 'cls-bench7', region: 'ap-guangzhou' }],
    ['reveals', { kind: 'reveal' }],
    ['changes of people and roles', { kind: 'people' }],
    ['refused', { kind: 'denied' }],
    ['refused, of a person', { kind: 'denied', actorId }],
    ['changes of roles, of an account', { kind: 'people', accountId: id }],
    ['the beginning of all names', { text: 'n' }],
    ['a name', { text: 'rack-123' }],
    ['a person by name', { text: 'p11' }],
    ['a request id', { text: 'c81e728d9d4c2f636f067f89cc14862c' }],
    ['a text that nothing has', { text: 'nothing-has-this' }],
  ];
  const rows: string[][] = [];
  for (const [name, filter] of filters) {
    const durationsMs: number[] = [];
    let found = 0;
    for (let one = 0; one < repeats; one += 1) {
      const sent = performance.now();
      found = (await read(filter)).entries.length;
      durationsMs.push(performance.now() - sent);
    }
    rows.push([name, String(found), quantile(durationsMs, 0.5).toFixed(0), quantile(durationsMs, 0.95).toFixed(0)]);
  }
  const checkBegun = performance.now();
  const env = { DATABASE_URL: servingUrlOf(stack.databaseUrl), ISTHMUS_KEY: stack.key };
  // An eighth of the memory of all rows: it reads in batches.
  await mustRun('Verifying', 'node', ['--max-old-space-size=96', 'apps/bff/src/audit-verify.ts'], { env });
  const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`;
  rows.push(['all rows sealed', size.toLocaleString('en'), seconds(sealedMs), '']);
  rows.push([
    'all rows verified, in 96 MB of heap',
    size.toLocaleString('en'),
    seconds(performance.now() - checkBegun),
    '',
  ]);
  const head = ['filter', 'rows on the page', 'median ms', `p95 ms (< ${goalMs})`];
  return {
    title: `The audit with ${size.toLocaleString('en')} rows, ${megabytes(Number(bytes?.bytes))} MB`,
    head,
    rows,
  };
}
