import type { Stack } from './stack.ts';
import { eventually, megabytes, quantile, type Table } from './table.ts';

const sizes = [1_000, 10_000, 100_000];
const repeats = 100;
const changedPart = 0.01;
export const fleetSettings = { LOG_LEVEL: 'warn', ISTHMUS_OBSERVE_SWEEP_MS: '60000' };

interface Clusters {
  clusters: { clusterId: string; region: string; nodes: number | null; pools: number | null }[];
}
interface DatabaseWrites {
  rows: string;
  bytes: string;
}

const databaseWrites = async (stack: Stack) => {
  const [row] = await stack.query<DatabaseWrites>(`select pg_database_size(current_database())::text as bytes,
    (select tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = current_database())::text as rows`);
  return { rows: Number(row?.rows), bytes: Number(row?.bytes) };
};
const sweepState = async (stack: Stack, accountId: string) => {
  const [row] = await stack.query<{ oldest: Date | null; count: string }>(
    `select min(observed_at) as oldest, count(*)::text as count from observation where account_id = '${accountId}' and kind = 'external-nodes'`,
  );
  return { oldest: row?.oldest?.getTime() ?? 0, count: Number(row?.count) };
};

async function p95(ask: () => Promise<unknown>) {
  const durationsMs: number[] = [];
  for (let one = 0; one < repeats; one += 1) {
    const begun = performance.now();
    await ask();
    durationsMs.push(performance.now() - begun);
  }
  return quantile(durationsMs, 0.95).toFixed(0);
}

/** Measures three sweeps of a fleet: the first, one without changes, and one after 1 % of the nodes changed. */
export async function fleet(stack: Stack): Promise<Table> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const beforeFleet = await databaseWrites(stack);
    const { id, secretId } = await stack.openAccount('fleet', size);
    const list = () => stack.api<Clusters>('GET', `/accounts/${id}/clusters`);
    const begun = Date.now();
    await eventually(async () => {
      const { clusters } = await list();
      return clusters.reduce((sum, { nodes }) => sum + (nodes ?? 0), 0) === size || undefined;
    });
    const firstSweep = (Date.now() - begun) / 1000;
    const afterFirst = await databaseWrites(stack);
    const calls = await stack.control<{ count: number }>('GET', `/${secretId}/requests`);
    const { clusters } = await list();

    // Waits until every cluster was read once more, at the slow pace of unwatched clusters.
    const from = Date.now();
    const isSwept = async () => {
      await list();
      return (await sweepState(stack, id)).oldest > from || undefined;
    };
    await eventually(isSwept);
    const afterQuiet = await databaseWrites(stack);
    const quietSweep = (Date.now() - from) / 1000;

    const changed = Math.ceil(size * changedPart);
    const { clusters: atTke } = await stack.control<{ clusters: { clusterId: string; nodes: { name: string }[] }[] }>(
      'GET',
      `/${secretId}`,
    );
    const changedPaths = atTke.flatMap(({ clusterId, nodes }) =>
      nodes
        .slice(0, Math.ceil(changed / atTke.length))
        .map(({ name }) => `/${secretId}/clusters/${clusterId}/nodes/${name}`),
    );
    for (const path of changedPaths) await stack.control('PUT', path, { failed: 'kubelet stopped' });
    const changedFrom = Date.now();
    await eventually(async () => {
      await list();
      return (await sweepState(stack, id)).oldest > changedFrom || undefined;
    });
    const afterChanged = await databaseWrites(stack);

    const one = clusters[0];
    const nodes = `/accounts/${id}/regions/${one?.region}/clusters/${one?.clusterId}/nodes`;
    const perChange = (afterChanged.bytes - afterQuiet.bytes) / changedPaths.length;
    rows.push([
      `${clusters.length} / ${clusters.reduce((sum, { pools }) => sum + (pools ?? 0), 0)} / ${size.toLocaleString('en')}`,
      `${firstSweep.toFixed(0)} s, ${calls.count} calls`,
      `${quietSweep.toFixed(0)} s, ${afterQuiet.rows - afterFirst.rows} row writes`,
      `${afterChanged.rows - afterQuiet.rows} row writes for ${changedPaths.length} nodes`,
      megabytes(afterFirst.bytes - beforeFleet.bytes),
      `${megabytes(perChange * size)} MB`,
      await p95(list),
      await p95(() => stack.api('GET', nodes)),
      await p95(() => stack.api('GET', `/accounts/${id}/activity?type=change`)),
      megabytes(stack.bff.memory()),
    ]);
  }
  const head = [
    'clusters / pools / nodes',
    'first sweep',
    'sweep without change',
    'sweep with 1 % changed',
    'database MB',
    'growth a day, each node changing once',
    'list of clusters, p95 ms (< 300)',
    'nodes of a cluster, p95 ms',
    'history, p95 ms',
    'BFF MB',
  ];
  return { title: 'A fleet', head, rows };
}
