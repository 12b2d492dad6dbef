import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Account, type JournalEntry } from './account.ts';
import { actions } from './actions/index.ts';
import { Fault } from './fault.ts';
import { Opened, Snapshot } from './model.ts';
import { defined, Options } from './options.ts';
import { scenarios } from './scenarios/index.ts';
import type { World } from './world.ts';

const SecretId = z.string().startsWith('MOCK', 'only SecretIds of mock-tke itself, which begin with MOCK');
export const Scenario = z.enum([
  'demo-fleet',
  'one-ready-cluster',
  'one-enabled-cluster',
  'one-pool',
  'not-in-the-beta',
  'enable-fails-midway',
  'quota-full',
  'five-thousand-nodes',
  'fleet',
] satisfies (keyof typeof scenarios)[]);
const ScenarioRequest = Opened.extend({ scenario: Scenario, options: Options.partial().default({}) });
const OpenRequest = ScenarioRequest.extend({
  /** Opens the account of this credential, or returns the existing one. */
  credential: z.strictObject({ secretId: SecretId, secretKey: z.string().min(16) }).optional(),
});
const actionNames = new Set(actions.map(({ name }) => name));
const JournalFilter = z.strictObject({
  action: z.string().optional(),
  version: z.string().optional(),
  region: z.string().optional(),
  verdict: z.string().optional(),
  fault: z.string().optional(),
  requestId: z.string().optional(),
  expected: z.stringbool().optional(),
});
/** Returns at most this number of entries, the newest first. */
const Latest = z.object({ latest: z.coerce.number().int().min(1).optional() });
const matches = (entry: JournalEntry, filter: z.output<typeof JournalFilter>) =>
  Object.entries(filter).every(([name, value]) => entry[name as keyof typeof filter] === value);
/** Enough for 100,000 nodes. */
const largestSnapshot = 64 * 1024 * 1024;
const Clock = z.strictObject({ seconds: z.number().positive().max(1e9) });
const refuse = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

/** Returns the account in the path. A real SecretId is refused before any lookup. */
export function findAccount(world: World, params: unknown) {
  const { secretId } = z.object({ secretId: SecretId }).parse(params);
  const account = world.find(secretId);
  if (!account) throw refuse(404, `no account ${secretId}`);
  return account;
}

const newAccount = (order: z.output<typeof ScenarioRequest>, credential?: { secretId: string; secretKey: string }) => {
  const start = scenarios[order.scenario](order.nodes);
  return Account.open({ ...start, options: { ...start.options, ...defined(order.options) } }, order, credential);
};

function findOrOpen(world: World, { credential, ...order }: z.output<typeof OpenRequest>) {
  const known = credential && world.find(credential.secretId);
  if (known && known.secretKey !== credential.secretKey)
    throw refuse(409, `account ${known.secretId} has another secret key`);
  return known ?? world.add(newAccount(order, credential));
}

/** /_control: creates worlds, orders failures, and lists the received requests. */
export default (app: FastifyInstance, world: World) => {
  app.post('/_control/accounts', async (request) => {
    const account = findOrOpen(world, OpenRequest.parse(request.body));
    const { secretId, secretKey, uin, clusters } = account;
    return { secretId, secretKey, uin, regions: account.regions(), clusters };
  });
  app.get('/_control/accounts/:secretId', async (request) => {
    const account = findAccount(world, request.params);
    const { uin, options, faults, clusters } = account;
    return { uin, now: account.iso(account.now()), options, faults, clusters };
  });
  app.delete('/_control/accounts/:secretId', async (request, reply) => {
    world.remove(findAccount(world, request.params));
    return reply.status(204).send();
  });
  app.post('/_control/accounts/:secretId/faults', async (request, reply) => {
    const { body } = request;
    const faults = Array.isArray(body) ? z.array(Fault).parse(body) : [Fault.parse(body)];
    const unknown = faults.find(({ action }) => action !== undefined && !actionNames.has(action))?.action;
    if (unknown !== undefined) throw refuse(400, `action: ${unknown} is not mocked, so no request can match it`);
    findAccount(world, request.params).faults.push(...faults);
    return reply.status(204).send();
  });
  app.delete('/_control/accounts/:secretId/faults', async (request, reply) => {
    findAccount(world, request.params).faults = [];
    return reply.status(204).send();
  });
  app.post('/_control/accounts/:secretId/clock', async (request) => {
    const account = findAccount(world, request.params);
    account.advance(Clock.parse(request.body).seconds);
    return { now: account.iso(account.now()) };
  });
  app.patch('/_control/accounts/:secretId/options', async (request) =>
    findAccount(world, request.params).configure(defined(Options.partial().parse(request.body))),
  );
  app.get('/_control/accounts/:secretId/snapshot', async (request) => findAccount(world, request.params).snapshotNow());
  app.put('/_control/accounts/:secretId/snapshot', { bodyLimit: largestSnapshot }, async (request, reply) => {
    findAccount(world, request.params).restore(Snapshot.parse(request.body));
    return reply.status(204).send();
  });
  app.post('/_control/accounts/:secretId/reset', async (request) => {
    const account = findAccount(world, request.params);
    const order = ScenarioRequest.parse({
      ...account.opened,
      ...z
        .object({})
        .loose()
        .parse(request.body ?? {}),
    });
    account.restore(newAccount(order).snapshotNow());
    return { uin: account.uin, now: account.iso(account.now()), clusters: account.clusters };
  });
  app.get('/_control/accounts/:secretId/requests', async (request) => {
    const { latest, ...query } = Latest.loose().parse(request.query);
    const filter = JournalFilter.parse(query);
    const { journal } = findAccount(world, request.params);
    const requests = journal.filter((entry) => matches(entry, filter));
    return { count: requests.length, requests: latest ? requests.slice(-latest).reverse() : requests };
  });
};
