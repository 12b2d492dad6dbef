import { setTimeout as later } from 'node:timers/promises';
import { freePort } from '../scripts/run.mjs';
import { Crowd } from './crowd.ts';
import { Server, type Stack } from './stack.ts';
import { eventually, kilobytes, median, quantile, type Table } from './table.ts';

const intervalMs = 2_000;
const crowds = [1_000, 5_000, 15_000];
const changes = 12;
export const fanOutSettings = { ISTHMUS_OBSERVE_INTERVAL_MS: String(intervalMs), LOG_LEVEL: 'warn' };

interface NodesReply {
  nodes: { name: string; status: string }[];
  observation: { version: number };
}

/** Measures a crowd at the bare server: memory per reader, and the p99 delay of a frame. */
async function bareCost(count: number) {
  const port = await freePort();
  const bare = await Server.start('bench/bare.ts', port, { PORT: String(port) }, '/healthz');
  const crowd = new Crowd();
  const before = bare.memory();
  await crowd.open([`${bare.url}/events`], '', count);
  const bytesPerReader = (bare.memory() - before) / count;
  const delaysMs: number[] = [];
  for (let version = 1; version <= changes; version += 1) {
    const at = Date.now();
    const body = JSON.stringify({ key: 'external-nodes:bare', version });
    await fetch(`${bare.url}/tell`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await later(500);
    for (const [, receivedAt] of (await crowd.report()).receivedAt)
      delaysMs.push(...receivedAt.map((when) => when - at));
  }
  await crowd.stop();
  await bare.stop();
  return { bytesPerReader, p99: quantile(delaysMs, 0.99) };
}

/** Measures watchers of one cluster: TKE calls per interval, the delay of a change at TKE, and the cost per watcher. */
export async function fanOut(stack: Stack): Promise<Table> {
  const rows: string[][] = [];
  for (const count of crowds) {
    const bare = await bareCost(count);
    const bff = await stack.addBff(fanOutSettings);
    const { id, secretId } = await stack.openAccount('one-pool', 50);
    const place = `${id}:ap-guangzhou:cls-mock01`;
    const nodes = `/accounts/${id}/regions/ap-guangzhou/clusters/cls-mock01/nodes`;
    const readNodes = () => stack.api<NodesReply>('GET', nodes, undefined, bff);
    const [first] = await eventually(async () => {
      const now = await readNodes().catch(() => undefined);
      return now?.nodes.length === 50 ? now.nodes : undefined;
    });
    const crowd = new Crowd();
    const before = bff.memory();
    const search = ['external-nodes', 'external-node-pools'].map((kind) => `watch=${kind}:${place}`).join('&');
    await crowd.open([`${bff.url}/api/events?${search}`], stack.cookie, count);
    const bytesPerReader = (bff.memory() - before) / count;

    const countCalls = async () => {
      const { requests } = await stack.control<{ requests: object[] }>(
        'GET',
        `/${secretId}/requests?action=DescribeExternalNode`,
      );
      return requests.length;
    };
    await crowd.report();
    const [callsBefore, begun, cpuBefore] = [await countCalls(), Date.now(), bff.processor()];
    const delaysMs: number[] = [];
    const missing: number[] = [];
    for (let change = 0; change < changes; change += 1) {
      // Each change is at a different moment of the interval.
      await later((change * 977) % intervalMs);
      const reason = `change ${change}`;
      const at = Date.now();
      await stack.control('PUT', `/${secretId}/clusters/cls-mock01/nodes/${first?.name}`, { failed: reason });
      const version = await eventually(async () => {
        const now = await readNodes();
        return JSON.stringify(now.nodes).includes(`"${reason}"`) ? now.observation.version : undefined;
      });
      await later(1_000);
      const receivedAt = new Map((await crowd.report()).receivedAt).get(version) ?? [];
      missing.push(count - receivedAt.length);
      delaysMs.push(...receivedAt.map((when) => when - at));
    }
    const intervals = (Date.now() - begun) / intervalMs;
    const calls = (await countCalls()) - callsBefore;
    const processor = ((bff.processor() - cpuBefore) * 1000) / (Date.now() - begun);
    const { open, dropped } = await crowd.report();
    await crowd.stop();
    await bff.stop();
    stack.bffs.splice(stack.bffs.indexOf(bff), 1);
    rows.push([
      String(count),
      (calls / intervals).toFixed(2),
      `${median(delaysMs)} / ${quantile(delaysMs, 0.99)}`,
      `${intervalMs + 250}`,
      String(bare.p99),
      `${kilobytes(bytesPerReader)} / ${kilobytes(bare.bytesPerReader)} = ${(bytesPerReader / bare.bytesPerReader).toFixed(1)}`,
      `${(processor * 100).toFixed(0)} %`,
      `${open} open, ${dropped} dropped, ${Math.max(...missing)} unheard`,
    ]);
  }
  const head = [
    'watchers',
    'TKE calls an interval (≤ 1)',
    'change to event ms, p50 / p99',
    'goal p99',
    'bare p99 ms',
    'KB each, Isthmus / bare (≤ 2)',
    'of one core',
    'streams',
  ];
  return { title: `Watchers of one cluster, read every ${intervalMs / 1000} s`, head, rows };
}
