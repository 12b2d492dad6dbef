import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { freePort } from '../scripts/run.mjs';
import { Server, type Stack } from './stack.ts';
import { eventually, median, type Table } from './table.ts';

const rounds = 7;
/** The first rounds only warm up: hot code gets compiled. */
const warmUpRounds = 2;
const seconds = 3;
const sizes = [
  { name: '2 KB', nodes: 7, connections: 32 },
  { name: '500 KB', nodes: 1_950, connections: 8 },
];

interface Load {
  perSecond: number;
  p99: number;
  /** Processor time of the server per request. */
  microseconds: number;
}

async function applyLoad(server: Server, path: string, connections: number, headers: Record<string, string>) {
  const url = server.url + path;
  const before = server.processor();
  const { requests, latency, non2xx, errors } = await autocannon({ url, connections, duration: seconds, headers });
  if (non2xx || errors) throw new Error(`${url}: ${non2xx} answers without success, ${errors} connection errors`);
  const microseconds = ((server.processor() - before) / requests.total) * 1e6;
  return { perSecond: requests.average, p99: latency.p99, microseconds };
}

/** Measures a cached list, with session, permission and log, and a bare route that sends the same bytes from memory. */
export async function lists(stack: Stack): Promise<Table> {
  const rows: string[][] = [];
  for (const { name, nodes, connections } of sizes) {
    const { id } = await stack.openAccount('five-thousand-nodes', nodes);
    const path = `/accounts/${id}/regions/ap-guangzhou/clusters/cls-mock01/nodes`;
    await eventually(async () => {
      const list = await stack.api<{ nodes: object[] }>('GET', path).catch(() => undefined);
      return list?.nodes.length === nodes || undefined;
    });
    const body = await stack.api<object>('GET', path);
    const folder = mkdtempSync(join(tmpdir(), 'isthmus-bench-'));
    writeFileSync(join(folder, 'body'), JSON.stringify(body));
    const port = await freePort();
    const bare = await Server.start(
      'bench/bare.ts',
      port,
      { PORT: String(port), BODY: join(folder, 'body') },
      '/healthz',
    );
    const isthmusLoads: Load[] = [];
    const bareLoads: Load[] = [];
    // Alternates which one goes first, so both run under the same load.
    for (let round = 0; round < rounds; round += 1) {
      const both = [
        async () => [bareLoads, await applyLoad(bare, '/list', connections, {})] as const,
        async () =>
          [isthmusLoads, await applyLoad(stack.bff, `/api${path}`, connections, { cookie: stack.cookie })] as const,
      ];
      for (const one of round % 2 ? both.reverse() : both) {
        const [of, load] = await one();
        if (round >= warmUpRounds) of.push(load);
      }
    }
    await bare.stop();
    rmSync(folder, { recursive: true });
    const figures = (what: keyof Load) =>
      [bareLoads, isthmusLoads].map((of) => median(of.map((one) => one[what]))) as [number, number];
    const [barePerSecond, isthmusPerSecond] = figures('perSecond');
    const both = (what: keyof Load) =>
      figures(what)
        .map((one) => one.toFixed(0))
        .join(' / ');
    rows.push([
      `${name} (${nodes} nodes, ${JSON.stringify(body).length} bytes)`,
      barePerSecond.toFixed(0),
      isthmusPerSecond.toFixed(0),
      (isthmusPerSecond / barePerSecond).toFixed(2),
      both('p99'),
      both('microseconds'),
      '≥ 0.70',
    ]);
  }
  const head = [
    'list',
    'bare route, req/s',
    'Isthmus, req/s',
    'ratio',
    'p99 ms, bare / Isthmus',
    'processor µs a request, bare / Isthmus',
    'goal',
  ];
  return { title: 'A cached list', head, rows };
}
