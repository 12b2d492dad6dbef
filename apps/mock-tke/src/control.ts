import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Account } from './account.ts';
import { Fault, Options } from './model.ts';
import { scenarios } from './scenarios/index.ts';
import type { World } from './world.ts';

const SecretId = z.string().startsWith('MOCK', 'only SecretIds of mock-tke itself, which begin with MOCK');
const Opening = z.strictObject({
  scenario: z.enum([
    'demo-fleet',
    'one-ready-cluster',
    'one-enabled-cluster',
    'one-pool',
    'not-in-the-beta',
    'enable-fails-midway',
    'quota-full',
    'five-thousand-nodes',
  ] satisfies (keyof typeof scenarios)[]),
  options: Options.partial().default({}),
  /** For scenarios about how many. */
  nodes: z.int().min(1).max(100_000).optional(),
  /** Opens the account of this credential, or answers the one that it opened before. */
  credential: z.strictObject({ secretId: SecretId, secretKey: z.string().min(16) }).optional(),
});
const FaultPlan = Fault.extend({ message: z.string().default('as ordered'), times: z.int().min(1).default(1) });
const refuse = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

/** The account that the path names. A real SecretId is refused before anything is looked up. */
export function findAccount(world: World, params: unknown) {
  const { secretId } = z.object({ secretId: SecretId }).parse(params);
  const account = world.find(secretId);
  if (!account) throw refuse(404, `no account ${secretId}`);
  return account;
}

/** Without the names whose value is undefined. */
export const defined = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };

function open(world: World, { scenario, options, nodes, credential }: z.output<typeof Opening>) {
  const known = credential && world.find(credential.secretId);
  if (known && known.secretKey !== credential.secretKey)
    throw refuse(409, `account ${known.secretId} has another secret key`);
  if (known) return known;
  const start = scenarios[scenario](nodes);
  return world.add(Account.open({ ...start, options: { ...start.options, ...defined(options) } }, credential));
}

/** /_control: worlds to order, failures to order, and what was asked of them. */
export default (app: FastifyInstance, world: World) => {
  app.post('/_control/accounts', async (request) => {
    const account = open(world, Opening.parse(request.body));
    const { secretId, secretKey, uin, clusters } = account;
    return { secretId, secretKey, uin, regions: account.regions(), clusters };
  });
  app.get('/_control/accounts/:secretId', async (request) => {
    const account = findAccount(world, request.params);
    const { uin, options, faults, clusters } = account;
    return { uin, now: account.iso(account.now()), options, faults, clusters };
  });
  app.post('/_control/accounts/:secretId/faults', async (request, reply) => {
    findAccount(world, request.params).faults.push(FaultPlan.parse(request.body));
    return reply.status(204).send();
  });
  app.delete('/_control/accounts/:secretId/faults', async (request, reply) => {
    findAccount(world, request.params).faults = [];
    return reply.status(204).send();
  });
  app.post('/_control/accounts/:secretId/clock', async (request) => {
    const account = findAccount(world, request.params);
    account.advance(z.strictObject({ seconds: z.number().positive() }).parse(request.body).seconds);
    return { now: account.iso(account.now()) };
  });
  app.patch('/_control/accounts/:secretId/options', async (request) =>
    findAccount(world, request.params).configure(defined(Options.partial().parse(request.body))),
  );
  app.get('/_control/accounts/:secretId/requests', async (request) => {
    const { action } = z.object({ action: z.string().optional() }).parse(request.query);
    const { journal } = findAccount(world, request.params);
    return { requests: journal.filter((entry) => !action || entry.action === action) };
  });
};
