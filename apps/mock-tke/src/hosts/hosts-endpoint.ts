import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Account, Cluster, Ticket } from '../account.ts';
import type { World } from '../world.ts';
import { join } from './join.ts';
import { scriptFor } from './script.ts';

const linkMs = 3_600_000;
const refuse = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

const Path = z.object({ secretId: z.string(), clusterId: z.string(), script: z.string() });
const Query = z.object({ interface: z.string().default('') });
const Form = z.object({ token: z.string(), ip: z.ipv4(), name: z.string().regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/) });

interface Found {
  account: Account;
  cluster: Cluster;
  ticket: Ticket;
}

/** Who holds a token; a token ends with its link. That it does is a guess. */
function findTicket(world: World, token: string): Found {
  for (const account of world.values())
    for (const cluster of account.clusters) {
      const ticket = cluster.tickets.find((one) => one.token === token);
      if (ticket && account.now() < ticket.issuedAt + linkMs) return { account, cluster, ticket };
      if (ticket) throw refuse(403, 'token has expired');
    }
  throw refuse(403, 'token is not valid');
}

/** What a host meets: the download, as an object store serves it, and the registration. */
export default (app: FastifyInstance, world: World) => {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.get('/hosts/:secretId/:clusterId/:script', async (request, reply) => {
    const { clusterId, script } = Path.parse(request.params);
    const token = String(request.headers['x-cos-token'] ?? '');
    const { account, ticket } = findTicket(world, token);
    if (script !== `add2tkectl-${clusterId}-${ticket.nodePoolId}`) throw refuse(404, 'no such object');
    const registerUrl = `${account.hostsUrl}/hosts/register`;
    const facts = {
      token,
      registerUrl,
      nodeName: ticket.nodeName ?? '',
      interface: Query.parse(request.query).interface,
      script,
    };
    return reply.type('application/x-sh').send(scriptFor(facts));
  });
  app.post('/hosts/register', async (request, reply) => {
    const { token, ip, name } = Form.parse(request.body);
    const { account, cluster, ticket } = findTicket(world, token);
    const refused = join(account, cluster, { nodePoolId: ticket.nodePoolId, name, ip });
    if (refused) throw refuse(409, refused);
    return reply.type('text/plain').send(name);
  });
};
