import { subscribe, unsubscribe, type Channel } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import {
  breakerChanged,
  budgetWaited,
  callEnded,
  type BreakerChanged,
  type BudgetWaited,
  type CallEnded,
} from '#sources/tke/telemetry';

const events = '/api/events';
/** The code comes from the network. An odd one becomes "other", so the number of labels stays small. */
const codeOf = (code: string) => (/^[A-Za-z][A-Za-z.-]{0,79}$/.test(code) ? code : 'other');

/** Calls `listener` for each published message until the app closes. The cast is safe because each channel carries one type. */
function listen<T>(app: FastifyInstance, { name }: Channel, listener: (message: T) => void) {
  const onMessage = (message: unknown) => listener(message as T);
  subscribe(name, onMessage);
  app.addHook('onClose', async () => void unsubscribe(name, onMessage));
}

/** Measures this process: its calls to TKE, its requests and its streams. */
export function measureProcess(app: FastifyInstance, registers: Registry[]) {
  const calls = new Histogram({
    name: 'isthmus_tke_call_duration_seconds',
    help: 'Calls to Tencent Cloud, by code: OK, a code of TKE, or why there was no answer',
    labelNames: ['service', 'action', 'code'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    registers,
  });
  listen<CallEnded>(app, callEnded, ({ service, action, code, seconds }) =>
    calls.observe({ service, action, code: codeOf(code) }, seconds),
  );
  const waits = new Histogram({
    name: 'isthmus_tke_budget_wait_seconds',
    help: 'How long calls waited for their turn within the rate that TKE allows',
    labelNames: ['action', 'purpose'],
    buckets: [0.01, 0.1, 0.5, 1, 5, 15],
    registers,
  });
  listen<BudgetWaited>(app, budgetWaited, ({ action, purpose, seconds }) =>
    waits.observe({ action, purpose }, seconds),
  );

  const open = new Set<string>();
  const breakers = new Gauge({
    name: 'isthmus_tke_breakers_open',
    help: 'Breakers of this process that are open: after five calls without an answer TKE is called less often',
    registers,
  });
  const changes = new Counter({
    name: 'isthmus_tke_breaker_changes_total',
    help: 'How often a breaker opened or closed',
    labelNames: ['state'],
    registers,
  });
  listen<BreakerChanged>(app, breakerChanged, ({ key, state }) => {
    if (state === 'open') open.add(key);
    else open.delete(key);
    breakers.set(open.size);
    changes.inc({ state });
  });

  new Gauge({
    name: 'isthmus_out_of_reach',
    help: 'Present and 1 while this process cannot reach Tencent Cloud, by cause',
    labelNames: ['cause'],
    registers,
    collect() {
      this.reset();
      const cause = app.reach.outOfReach?.cause;
      if (cause) this.set({ cause }, 1);
    },
  });

  const requests = new Histogram({
    name: 'isthmus_http_request_duration_seconds',
    help: 'Requests that were answered, by route; event streams are counted apart',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10],
    registers,
  });
  const streams = new Gauge({ name: 'isthmus_event_streams', help: 'Open event streams', registers });
  app.addHook('onRequest', async ({ routeOptions }, reply) => {
    if (routeOptions.url !== events) return;
    streams.inc();
    reply.raw.once('close', () => streams.dec());
  });
  app.addHook('onResponse', async ({ method, routeOptions: { url } }, { statusCode, elapsedTime }) => {
    if (url !== events) requests.observe({ method, route: url ?? 'none', status: statusCode }, elapsedTime / 1000);
  });
}
