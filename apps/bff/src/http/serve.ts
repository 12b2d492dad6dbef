import { DryRun, DryRunQuery } from '@isthmus/contracts/dry-run';
import type { Endpoint, Permission, Scope } from '@isthmus/contracts/endpoint';
import { positionHeader } from '@isthmus/contracts/events';
import type { User } from '@isthmus/contracts/session';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { z } from 'zod';
import { permits } from '#access/permits';
import { visibleTo, type Visible } from '#access/visible';
import { Encoded } from '#http/encoded';
import { Preview } from '#http/preview';
import { problem } from '#http/problems';

interface Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  actor: User;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** An endpoint over many accounts may return only rows and counts of the `visible` places. */
type WithVisible<S extends Scope> = S extends 'fleet' ? { visible: Visible } : unknown;

const nobody: User = { id: '', email: '', name: '' };
const Account = z.object({ accountId: z.uuid() });

/** Binds an endpoint to its handler; the only place that checks origin, session, permission and the account. */
export function serve<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  S extends Scope,
>(
  app: FastifyInstance,
  endpoint: Endpoint<P, Q, B, R, S>,
  handler: (
    call: Call<z.output<P>, z.output<Q>, z.output<B>> & WithVisible<S>,
  ) => Promise<z.input<R> | Encoded | Preview>,
) {
  const { method, path: url, params, body, response, dryRun = false, status = 200 } = endpoint;
  const query = dryRun ? DryRunQuery : endpoint.query;
  const schema: FastifySchema = {
    summary: endpoint.summary,
    // For the OpenAPI page: a public endpoint needs no session.
    security: endpoint.access === 'public' ? [] : [{ session: [] }],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: { [status]: response, ...(dryRun && { 200: DryRun }) },
  };
  app.route({
    method,
    url,
    schema,
    onRequest: async (request, reply) => {
      // Before anything is read, so what the answer lacks has a later position.
      const position = app.events.position();
      if (position !== null) void reply.header(positionHeader, position);
      // A foreign Origin was refused before. A change also needs an Origin of ours.
      if (method !== 'GET' && !app.isOwnOrigin(request)) throw problem('origin-refused');
      if (endpoint.access === 'public') return;
      request.actor = await app.actorOf(request);
      const account = Account.safeParse(request.params);
      if (endpoint.permission) await admit(app, request.actor, account.data?.accountId ?? null, endpoint.permission);
    },
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store').status(status);
      const actor = request.actor ?? nobody;
      // Safe casts: fastify has validated each part against the endpoint's own schema.
      const answer = await handler({
        params: request.params as z.output<P>,
        query: request.query as z.output<Q>,
        body: request.body as z.output<B>,
        actor,
        request,
        reply,
        ...(endpoint.scope === 'fleet' && { visible: await visibleTo(app, actor) }),
      } as Call<z.output<P>, z.output<Q>, z.output<B>> & WithVisible<S>);
      if (answer instanceof Preview) return reply.status(200).send({ requests: answer.requests });
      return answer instanceof Encoded ? answer.send(request, reply) : reply.send(answer);
    },
  });
}

/** Throws unless the person may do this on the account. An account that the person may not read is not-found. */
export async function admit(app: FastifyInstance, actor: User, accountId: string | null, permission: Permission) {
  if (accountId !== null) {
    await app.cached(`account ${accountId}`, [`cloud-account:${accountId}`], async () => {
      const known = await app.db.cloudAccount.findUnique({ where: { id: accountId }, select: { id: true } });
      return known ?? Promise.reject(problem('not-found'));
    });
    if (!permits(actor, accountId, 'read')) throw problem('not-found');
  }
  if (!permits(actor, accountId, permission)) throw problem('not-permitted');
}
