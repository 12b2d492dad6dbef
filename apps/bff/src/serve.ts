import type { Endpoint } from '@isthmus/contracts/endpoint';
import type { User } from '@isthmus/contracts/session';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { z } from 'zod';
import { problem } from '#problems';

export interface Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  actor: User;
  request: FastifyRequest;
  reply: FastifyReply;
}

const nobody: User = { id: '', email: '', name: '' };
const Account = z.object({ accountId: z.uuid() });

/** Binds an endpoint to its handler; the only place that checks origin, session, permission and the account. */
export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  app: FastifyInstance,
  endpoint: Endpoint<P, Q, B, R>,
  handler: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R>>,
) {
  const { method, path: url, params, query, body, response, status = 200 } = endpoint;
  const schema: FastifySchema = {
    summary: endpoint.summary,
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: { [status]: response },
  };
  app.route({
    method,
    url,
    schema,
    onRequest: async (request) => {
      if (method !== 'GET') refuseForeignOrigin(app, request);
      if (endpoint.access !== 'public') request.actor = await app.actorOf(request);
    },
    handler: async (request, reply) => {
      const account = Account.safeParse(request.params);
      if (account.success) await refuseUnknownAccount(app, account.data.accountId);
      void reply.header('cache-control', 'no-store').status(status);
      // The generic seam: fastify has validated each part against the endpoint's own schema.
      const answer = await handler({
        params: request.params as z.output<P>,
        query: request.query as z.output<Q>,
        body: request.body as z.output<B>,
        actor: request.actor ?? nobody,
        request,
        reply,
      });
      return reply.send(answer);
    },
  });
}

function refuseForeignOrigin(app: FastifyInstance, request: FastifyRequest) {
  if (request.headers.origin !== new URL(app.config.publicUrl).origin) throw problem('origin-refused');
}

/** At first every user holds all permissions on every account; an unknown account looks like a forbidden one. */
async function refuseUnknownAccount(app: FastifyInstance, id: string) {
  if (!(await app.db.cloudAccount.findUnique({ where: { id }, select: { id: true } }))) throw problem('not-found');
}
