import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { World } from '../world.ts';
import { join } from './join.ts';
import { scriptFor } from './script.ts';
import { findTicket } from './tickets.ts';

const Form = z.object({ token: z.string(), ip: z.ipv4(), gpus: z.coerce.number().int().min(0) });
const NodeName = z.string().regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/);
const refuse = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

/** The endpoints for hosts: the script download and the registration. */
export default (app: FastifyInstance, world: World, publicUrl: string | undefined) => {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  // A host shows these answers in a terminal: one line each, no JSON.
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    reply
      .status(error instanceof z.ZodError ? 400 : (error.statusCode ?? 500))
      .type('text/plain')
      .send(error instanceof z.ZodError ? 'the form is not that of a registration' : error.message),
  );
  app.get('/:object', async (request, reply) => {
    const { object } = z.object({ object: z.string() }).parse(request.params);
    const { account, cluster, ticket } = findTicket(world, String(request.headers['x-cos-token'] ?? ''));
    if (!object.startsWith(`user-pkgs/${cluster.clusterId}${account.uin}`)) throw refuse(404, 'no such object');
    const { hostSystems, customDataFolder } = account.options;
    const pool = cluster.pools.find(({ nodePoolId }) => nodePoolId === ticket.nodePoolId);
    const script = scriptFor({
      token: ticket.token,
      registerUrl: `${publicUrl ?? `${request.protocol}://${request.headers.host ?? ''}`}/hosts/register`,
      nodeName: ticket.nodeName ?? '',
      interface: ticket.interface,
      playedAddress: ticket.playedAddress,
      nodeType: pool?.nodeType ?? 'CPU',
      systems: hostSystems,
      customData: pool?.settings?.UserScript ?? '',
      customDataFolder,
      script: `add2tkectl-${cluster.clusterId}-${ticket.nodePoolId}`,
    });
    return reply.type('application/octet-stream').send(script);
  });
  app.post('/hosts/register', async (request, reply) => {
    const { token, ip, gpus } = Form.parse(request.body);
    const { account, cluster, ticket } = findTicket(world, token);
    const name = ticket.nodeName ?? `node-${ip}`;
    if (!NodeName.safeParse(name).success) throw refuse(400, 'the node name is not a DNS name in lower case');
    const refused = join(account, cluster, { nodePoolId: ticket.nodePoolId, name, ip, gpus });
    if (refused) throw refuse(409, refused);
    if (account.options.joinToken === 'one') cluster.tickets = cluster.tickets.filter((one) => one !== ticket);
    return reply.type('text/plain').send(name);
  });
};
