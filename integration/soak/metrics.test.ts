import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mustHave } from '../../scripts/browser.mjs';
import { freePort } from '../../scripts/run.mjs';
import { EnabledCluster } from '../enabled-cluster.ts';
import { eventually } from '../mock-account.ts';
import { onServer, root } from '../setting.ts';
import { World } from '../world.ts';

const token = 'a-token-of-this-test';
const rules = join(root, 'docs/alerts.yml');
const folder = mkdtempSync(join(tmpdir(), 'isthmus-prometheus-'));
const ports = { metrics: await freePort(), prometheus: await freePort() };
const world = new World({ ISTHMUS_METRICS_PORT: String(ports.metrics), ISTHMUS_METRICS_TOKEN: token });
let stop = async () => undefined as unknown;

/** Starts Prometheus as in docs/operations.md, with shorter intervals. */
async function startPrometheus() {
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [rules],
    scrape_configs: [
      {
        job_name: 'isthmus',
        authorization: { credentials: token },
        static_configs: [{ targets: [`127.0.0.1:${ports.metrics}`] }],
      },
    ],
  };
  // JSON is valid YAML.
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const flags = { 'config.file': 'prometheus.yml', 'storage.tsdb.path': 'data', 'log.level': 'error' };
  const args = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
  const child = spawn('prometheus', [...args, `--web.listen-address=127.0.0.1:${ports.prometheus}`], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
}

async function askPrometheus<T>(path: string) {
  const reply = await fetch(`http://127.0.0.1:${ports.prometheus}/api/v1/${path}`).catch(() => undefined);
  return reply?.ok ? ((await reply.json()) as { data: T }).data : undefined;
}
const valueOf = async (expression: string) => {
  const found = await askPrometheus<{ result: { value: [number, string] }[] }>(
    `query?query=${encodeURIComponent(expression)}`,
  );
  const value = found?.result[0]?.value[1];
  return value === undefined ? undefined : Number(value);
};

beforeAll(async () => {
  // The package also contains promtool.
  mustHave('prometheus');
  await world.start();
  await EnabledCluster.open(world);
  stop = await startPrometheus();
});
afterAll(async () => {
  await stop();
  await world.stop();
  rmSync(folder, { recursive: true });
});

describe('a real Prometheus', () => {
  test('accepts the alert rules and the scraped metrics', async () => {
    const checked = spawnSync('promtool', ['check', 'rules', rules], { encoding: 'utf8' });
    expect([checked.status, checked.stdout]).toEqual([0, expect.stringMatching(/SUCCESS: \d+ rules found/)]);
    const headers = { authorization: `Bearer ${token}` };
    const text = await (await fetch(`http://127.0.0.1:${ports.metrics}/metrics`, { headers })).text();
    const own = text.split('\n').filter((line) => /isthmus_/.test(line));
    const linted = spawnSync('promtool', ['check', 'metrics'], { encoding: 'utf8', input: `${own.join('\n')}\n` });
    expect([linted.status, linted.stderr]).toEqual([0, '']);
  });

  test('scrapes Isthmus, evaluates every rule, and fires the dead-man alert', async () => {
    await eventually(async () => ((await valueOf('up{job="isthmus"}')) === 1 ? true : undefined));
    await eventually(async () => ((await valueOf('isthmus_database_up')) === 1 ? true : undefined));
    await eventually(async () => ((await valueOf('ALERTS{alertname="IsthmusWatchdog"}')) === 1 ? true : undefined));
    const { groups } = await eventually(() =>
      askPrometheus<{ groups: { rules: { name: string; health: string; lastError?: string }[] }[] }>('rules'),
    );
    const all = groups.flatMap(({ rules: some }) => some);
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ health }) => health === 'err')).toEqual([]);
  });

  test('gets an answer in time with a hundred thousand nodes', async () => {
    await onServer(
      `insert into external_node (account_id, region, cluster_id, name, node_pool_id, ip, location, status, reason, appeared_at, since)
         select id, 'ap-guangzhou', 'cls-large', 'node-' || n, 'np-' || n % 50, '10.0.0.1', 'idc-' || n % 4,
           case when n % 1000 = 0 then 'Failed' else 'Running' end, '', now(), now()
         from cloud_account, generate_series(1, 100000) n`,
      world.databaseUrl,
    );
    await eventually(async () =>
      (await valueOf('sum(isthmus_external_nodes{cluster="cls-large"})')) === 100_000 ? true : undefined,
    );
    expect(await valueOf('max_over_time(scrape_duration_seconds{job="isthmus"}[1m])')).toBeLessThan(2);
    expect(await valueOf('scrape_samples_scraped{job="isthmus"}')).toBeLessThan(5_000);
    expect(await valueOf('sum(isthmus_metrics_query_failures_total) or vector(0)')).toBe(0);
  });
});
