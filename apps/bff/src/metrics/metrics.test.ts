import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Config } from '#config';
import { Reach } from '#sources/outgoing/reach';
import { breakerChanged, budgetWaited, callEnded } from '#sources/tke/telemetry';
import metricsPlugin from './metrics.ts';

const token = 'a-token-of-a-test';
const apps: FastifyInstance[] = [];
/** The queries of the app that started last. */
let transactions = vi.fn<() => Promise<unknown>>();
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

/** Starts an app with only metrics. `rows` is the result of each database query. */
async function start(metrics: Partial<Config['metrics']>, rows: () => Promise<unknown> = async () => []) {
  const app = Fastify();
  apps.push(app);
  const db = {
    $queryRaw: rows,
    $executeRawUnsafe: () => undefined,
    $queryRawUnsafe: () => undefined,
    $transaction: vi.fn<() => Promise<unknown>>(async () => [0, await rows()]),
  };
  const database = fp(
    async (within: FastifyInstance) => {
      within.decorate('config', { metrics: { host: '127.0.0.1', ...metrics } } as Config);
      within.decorate('db', db as unknown as FastifyInstance['db']);
    },
    { name: 'database' },
  );
  await app.register(database);
  await app.register(metricsPlugin);
  app.decorate('reach', new Reach());
  app.get('/items/:id', async () => ({}));
  app.get('/api/events', (_request, reply) => void reply.hijack());
  transactions = db.$transaction;
  return app;
}
const scrape = (app: FastifyInstance, authorization = `Bearer ${token}`) =>
  app.inject({ url: '/metrics', headers: { authorization } });

async function freePort() {
  const probe = createServer();
  await new Promise<void>((done) => void probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  return { probe, port: typeof address === 'object' && address ? address.port : 0 };
}

describe('/metrics', () => {
  test('does not exist without a port or a token', async () => {
    expect((await scrape(await start({}))).statusCode).toBe(404);
  });

  // asvs 13.4.5
  test('answers on the main port only with the token', async () => {
    const app = await start({ token });
    for (const wrong of ['', 'Bearer ', `Bearer ${token}x`, token])
      expect((await scrape(app, wrong)).statusCode).toBe(401);
    const { statusCode, headers, body } = await scrape(app);
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain; version=0.0.4')]);
    expect(body).toContain('isthmus_database_up 1');
    expect(body).toContain('process_resident_memory_bytes');
  });

  test('with its own port is absent from the main port, and also needs the token if one is set', async () => {
    const { probe, port } = await freePort();
    await new Promise((done) => probe.close(done));
    const app = await start({ port, token });
    await app.ready();
    expect((await scrape(app)).statusCode).toBe(404);
    const statusOf = async (path: string, authorization: string) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization } })).status;
    expect(await statusOf('/metrics', `Bearer ${token}`)).toBe(200);
    expect(await statusOf('/metrics', 'Bearer x')).toBe(401);
    expect(await statusOf('/', `Bearer ${token}`)).toBe(404);
  });

  test('stops the start when its port is taken', async () => {
    const { probe, port } = await freePort();
    await expect((await start({ port })).ready()).rejects.toThrow(
      /cannot be served at ISTHMUS_METRICS_PORT: .*EADDRINUSE/,
    );
    probe.close();
  });

  test('answers while the database is down, and reads it once for simultaneous scrapes', async () => {
    const away = await start({ token }, () => Promise.reject(new Error('away')));
    const { statusCode, body } = await scrape(away);
    expect([statusCode, body]).toEqual([200, expect.stringContaining('isthmus_database_up 0')]);

    const app = await start({ token });
    await Promise.all(Array.from({ length: 20 }, () => scrape(app)));
    expect(transactions.mock.calls.length).toBeLessThan(10);
  });

  test('shows rows as gauges; a query that fails is counted, and its gauges are absent', async () => {
    const row = {
      account: 'acme',
      region: 'ap-guangzhou',
      cluster: 'cls-1',
      kind: 'x',
      state: 'Running',
      nodes: 3,
      age: null,
    };
    const app = await start({ token }, async () => [row]);
    expect((await scrape(app)).body).toMatch(/isthmus_external_nodes{.*cluster="cls-1".*state="Running"} 3/);
    expect((await scrape(app)).body).not.toMatch(/isthmus_observation_age_seconds{/);
    const failing = await start({ token });
    transactions.mockRejectedValue(new Error('too slow'));
    expect((await scrape(failing)).body).toContain('isthmus_metrics_query_failures_total{query="external_nodes"} 1');
  });

  test('counts calls to TKE, waits, breakers, requests and streams; no SecretId or odd code becomes a label', async () => {
    const app = await start({ token });
    await app.ready();
    for (const code of ['OK', 'InternalError.Db', `odd "${token}" code`])
      callEnded.publish({ service: 'tke', action: 'DescribeClusters', code, seconds: 0.2 });
    budgetWaited.publish({ action: 'tke:DescribeClusters', purpose: 'watch', seconds: 0 });
    breakerChanged.publish({ key: 'AKIDsecret ap-guangzhou', state: 'open' });
    await app.inject({ url: '/items/42' });
    await app.inject({ url: '/nothing/here' });
    const { body } = await scrape(app);
    const count = 'isthmus_tke_call_duration_seconds_count{service="tke",action="DescribeClusters"';
    for (const line of [
      `${count},code="OK"} 1`,
      `${count},code="InternalError.Db"} 1`,
      `${count},code="other"} 1`,
      'isthmus_tke_budget_wait_seconds_count{action="tke:DescribeClusters",purpose="watch"} 1',
      'isthmus_tke_breakers_open 1',
      'isthmus_http_request_duration_seconds_count{method="GET",route="/items/:id",status="200"} 1',
      'isthmus_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1',
    ])
      expect(body).toContain(line);
    expect(body).not.toContain('AKID');
    expect(body).not.toContain(token);
  });

  test('shows why no request can be sent, while this lasts', async () => {
    const app = await start({ token });
    const host = 'tke.tencentcloudapi.com';
    for (let call = 0; call < 3; call += 1) app.reach.recordNotSent(host, { at: host, cause: 'name-not-found' });
    expect((await scrape(app)).body).toContain('isthmus_out_of_reach{cause="name-not-found"} 1');
    app.reach.recordSent(host);
    expect((await scrape(app)).body).not.toContain('isthmus_out_of_reach{');
  });

  test('counts a stream while it is open', async () => {
    const app = await start({ token });
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const abort = new AbortController();
    const stream = fetch(`${address}/api/events`, { signal: abort.signal }).catch(() => undefined);
    await vi.waitFor(async () => expect((await scrape(app)).body).toContain('isthmus_event_streams 1'));
    abort.abort();
    await stream;
    await vi.waitFor(async () => expect((await scrape(app)).body).toContain('isthmus_event_streams 0'));
  });
});

test('every metric in docs/alerts.yml exists', async () => {
  const rules = readFileSync(join(import.meta.dirname, '../../../../docs/alerts.yml'), 'utf8');
  const { body } = await scrape(await start({ token }));
  const known = new Set([...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
  const used = [...rules.matchAll(/\bisthmus_\w+/g)].map(([name]) => name.replace(/_(count|sum|bucket)$/, ''));
  expect(used.length).toBeGreaterThan(12);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});
