import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actions } from '../actions/index.ts';
import { findCluster } from '../control-clusters.ts';
import { findAccount, Scenario } from '../control.ts';
import { Effect, effects } from '../fault.ts';
import { codes } from '../messages.ts';
import { Opened } from '../model.ts';
import type { World } from '../world.ts';
import { summaryOf, nodePage, overview } from './overview.ts';

const page = new URL('page/', import.meta.url);
const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };
/** The page can change the mock, so it loads nothing from other hosts and cannot be framed. */
const headers = {
  'content-security-policy':
    "default-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
};

const maxAccounts = 200;
const Page = z.strictObject({
  nodePoolId: z.string().optional(),
  status: z.string().optional(),
  text: z.string().optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
const jsonSchema = (described: z.ZodType) => z.toJSONSchema(described, { io: 'input' });
/** The values that the page's forms offer. */
const vocabulary = {
  scenarios: Scenario.options,
  actions: [...new Set(actions.map(({ name }) => name))].sort(),
  codes,
  options: jsonSchema(Opened.shape.options),
  effects: jsonSchema(Effect),
  effectsInWords: effects,
};

/** GET /_control/: a page with which a person controls the simulated cloud, and the data that the page reads. */
export default (app: FastifyInstance, world: World) => {
  app.get('/_control', async (_request, reply) => reply.redirect('_control/', 308));
  for (const file of readdirSync(page)) {
    const body = readFileSync(new URL(file, page));
    const type = `${types[extname(file)] ?? 'text/plain'}; charset=utf-8`;
    app.get(`/_control/${file.replace('index.html', '')}`, async (_request, reply) =>
      reply.headers(headers).type(type).send(body),
    );
  }
  app.get('/_control/vocabulary', async () => vocabulary);
  app.get('/_control/accounts', async () => {
    const all = [...world.all()];
    return { count: all.length, accounts: all.slice(-maxAccounts).reverse().map(summaryOf) };
  });
  app.get('/_control/accounts/:secretId/overview', async (request) => overview(findAccount(world, request.params)));
  app.get('/_control/accounts/:secretId/clusters/:clusterId/nodes', async (request) => {
    const { account, cluster } = findCluster(world, request.params);
    return nodePage(account, cluster, Page.parse(request.query));
  });
};
