import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Account } from './account.ts';
import { scenarios } from './scenarios/index.ts';
import type { World } from './world.ts';

const Scenario = z.enum(['demo-fleet', 'one-ready-cluster', 'not-in-the-beta', 'enable-fails-midway']);
const Options = z.strictObject({
  betaOpen: z.boolean(),
  enableSeconds: z.number().positive(),
  failEnableAtStep: z.int().min(0).max(8).nullable(),
  speed: z.number().positive(),
  throttlePerSecond: z.int().positive().nullable(),
  deniedRegions: z.array(z.string()),
});
const Opening = z.strictObject({ scenario: Scenario, options: Options.partial().default({}) });
const FaultPlan = z.strictObject({ action: z.string(), code: z.string(), message: z.string().default(''), times: z.int().min(1).default(1) });

/** /_control: worlds to order, failures to order, and what was asked of them. */
export default (app: FastifyInstance, world: World) => {
  const find = (secretId: string) => {
    const account = world.get(secretId);
    if (!account) throw Object.assign(new Error(`no account ${secretId}`), { statusCode: 404 });
    return account;
  };
  const at = z.object({ secretId: z.string().startsWith('MOCK', 'only SecretIds of mock-tke itself') });

  app.post('/_control/accounts', async (request) => {
    const { scenario, options } = Opening.parse(request.body);
    const start = scenarios[scenario]();
    const account = new Account({ clusters: start.clusters, options: { ...start.options, ...defined(options) } });
    world.set(account.secretId, account);
    const { secretId, secretKey, uin, clusters } = account;
    return { secretId, secretKey, uin, regions: account.regions(), clusters };
  });
  app.get('/_control/accounts/:secretId', async (request) => {
    const { clusters, options, uin } = find(at.parse(request.params).secretId);
    return { uin, clusters, options };
  });
  app.post('/_control/accounts/:secretId/faults', async (request, reply) => {
    find(at.parse(request.params).secretId).faults.push(FaultPlan.parse(request.body));
    return reply.status(204).send();
  });
  app.post('/_control/accounts/:secretId/clock', async (request) => {
    const account = find(at.parse(request.params).secretId);
    account.advance(z.strictObject({ seconds: z.number().positive() }).parse(request.body).seconds);
    return { now: account.iso(account.now()) };
  });
  app.patch('/_control/accounts/:secretId/options', async (request) => {
    const account = find(at.parse(request.params).secretId);
    return Object.assign(account.options, defined(Options.partial().parse(request.body)));
  });
  app.get('/_control/accounts/:secretId/requests', async (request) => {
    const { action } = z.object({ action: z.string().optional() }).parse(request.query);
    const { journal } = find(at.parse(request.params).secretId);
    return { requests: journal.filter((entry) => !action || entry.action === action) };
  });
};

/** Without the names whose value is undefined. */
const defined = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
