import { DryRun, DryRunQuery } from '@isthmus/contracts/dry-run';
import type { Endpoint, Scope } from '@isthmus/contracts/endpoint';
import { positionHeader } from '@isthmus/contracts/events';
import type { AccountKey } from '@isthmus/contracts/places';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { z } from 'zod';
import { auditDenial } from '#access/audit-denial';
import { mayCall } from '#access/credentials';
import { needsSecondPerson, type Handle } from '#access/four-eyes';
import { permits, visiblePlaces, type Actor } from '#access/permits';
import { requireProof } from '#access/step-up';
import { bearerOf } from '#access/token-text';
import { findAccount, placeOfUrl } from '#access/url-place';
import { Visible, visibleTo } from '#access/visible';
import { whoMay } from '#access/who-may';
import { Encoded } from '#http/encoded';
import { isDryRun, Preview } from '#http/preview';
import { problem } from '#http/problems';
import { Streamed } from '#http/streamed';

interface Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  actor: Actor;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** The answer may have only rows and counts of the `visible` places: of all accounts, or of the account in the path. */
type WithVisible<S extends Scope> = S extends 'none' ? unknown : { visible: Visible };

/** Reading needs only a session. For the rest, an identity provider must still confirm the person. */
const startsSomething = ({ permission, needsConfirmed }: Pick<Endpoint, 'permission' | 'needsConfirmed'>) =>
  needsConfirmed === true || (permission !== undefined && permission !== 'read');

const needsProof = <B extends z.ZodType>(
  { stepUp }: Pick<Endpoint<z.ZodType, z.ZodType, B>, 'stepUp'>,
  body: z.output<B>,
) => stepUp === 'always' || stepUp?.when(body) === true;

const nobody: Actor = { id: '', kind: 'person', email: '', name: '', isOwner: false, grants: [], rightsVersion: 0 };

/**
 * Binds an endpoint to its handler; the only place that checks origin, session or token, permission, observe only, four eyes and recent
 * proof.
 */
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
  ) => Promise<z.input<R> | Encoded | Preview | Streamed>,
) {
  const { method, path: url, params, body, response, dryRun = false, status = 200 } = endpoint;
  const query = dryRun ? DryRunQuery : endpoint.query;
  const schema: FastifySchema = {
    summary: endpoint.summary,
    // For the OpenAPI page: a public endpoint needs no session.
    security:
      endpoint.access === 'public' ? [] : [{ session: [] }, ...(mayCall('service', endpoint) ? [{ token: [] }] : [])],
    ...(endpoint.permission && { 'x-permission': endpoint.permission }),
    ...(endpoint.audit && { 'x-audit': endpoint.audit }),
    ...(endpoint.stepUp && { 'x-step-up': endpoint.stepUp === 'always' ? 'always' : 'by-body' }),
    ...(endpoint.fourEyes && { 'x-four-eyes': endpoint.fourEyes.act }),
    ...(endpoint.changesCloud && { 'x-changes-cloud': true }),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: { [status]: response, ...(dryRun && { 200: DryRun }) },
  };
  const refused = async (request: FastifyRequest, error: unknown) => {
    await auditDenial(app, endpoint, request, error);
    throw error;
  };
  // An approval calls the handler later, with what was asked.
  if (endpoint.fourEyes) app.approvable.set(endpoint.fourEyes.act, { endpoint, handle: handler as Handle });
  app.route({
    method,
    url,
    schema,
    onRequest: async (request, reply) => {
      // Before anything is read, so what the answer lacks has a later position.
      const position = app.events.position();
      if (position !== null) void reply.header(positionHeader, position);
      // A foreign Origin was refused before. A change also needs an Origin of ours.
      // No page of another site can send a token: browsers ask us first, and get no permission. With a token no cookie counts.
      const hasToken = endpoint.access !== 'public' && bearerOf(request.headers) !== null;
      if (method !== 'GET' && !hasToken && !app.isOwnOrigin(request)) throw problem('origin-refused');
      if (endpoint.access === 'public') return;
      request.actor = await app.actorOf(request);
      // Before anything of the place is read, so it says the same for every id.
      if (!mayCall(request.actor.kind, endpoint)) await refused(request, problem('person-needed'));
      if (startsSomething(endpoint) && request.notConfirmed) throw problem(request.notConfirmed);
      await admit(app, request.actor, request.params, endpoint).catch((error) => refused(request, error));
    },
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store').status(status);
      const actor = request.actor ?? nobody;
      // Safe casts: fastify has validated each part against the endpoint's own schema.
      const call = {
        params: request.params as z.output<P>,
        query: request.query as z.output<Q>,
        body: request.body as z.output<B>,
        actor,
        request,
        reply,
        ...(endpoint.scope !== 'none' && { visible: await visibleOf(app, actor, request.params) }),
      } as Call<z.output<P>, z.output<Q>, z.output<B>> & WithVisible<S>;
      const work = async () => {
        const other = endpoint.alsoNeeds?.(call.body);
        if (other) await admit(app, actor, request.params, { permission: other });
        // A program has no proof, and asks nobody.
        const isPerson = actor.kind === 'person';
        if (endpoint.fourEyes && !isDryRun(request) && (await needsSecondPerson(app, endpoint, call)))
          throw problem(isPerson ? 'approval-needed' : 'person-needed', { approvalAct: endpoint.fourEyes.act });
        if (needsProof(endpoint, call.body) && !isDryRun(request)) {
          if (!isPerson) throw problem('person-needed');
          await requireProof(app, request);
        }
        return handler(call);
      };
      const answer = await work().catch((error: unknown) => refused(request, error));
      if (answer instanceof Preview) return reply.status(200).send({ requests: answer.requests });
      if (answer instanceof Streamed) return answer.send(reply);
      return answer instanceof Encoded ? answer.send(request, reply) : reply.send(answer);
    },
  });
}

const Account = z.object({ accountId: z.uuid() });

/** What the person may see of the path's account, or of all accounts. */
async function visibleOf(app: FastifyInstance, actor: Actor, params: unknown) {
  const { data } = Account.safeParse(params);
  return data ? new Visible(visiblePlaces(actor, [data.accountId])) : visibleTo(app, actor);
}

/**
 * Throws unless the person may do this in the URL's place, and the account allows changes when it is one. A place that the person may not read
 * is not-found.
 */
export async function admit(
  app: FastifyInstance,
  actor: Actor,
  params: unknown,
  { permission, changesCloud, ofRemoved }: Pick<Endpoint, 'permission' | 'changesCloud' | 'ofRemoved'>,
) {
  if (!permission) return;
  const { place, change } = await placeOfUrl(app, params, ofRemoved);
  if (place && !permits(actor, place, 'read')) throw problem('not-found');
  const needed = permission === 'write' && change ? change : permission;
  // An operation that needed a proof when a person requested it: a program does not repeat it.
  if (actor.kind !== 'person' && needed === 'administer') throw problem('person-needed');
  if (!permits(actor, place, needed)) throw problem('not-permitted', { whoMay: await whoMay(app.db, place, needed) });
  if (changesCloud && place) await refuseObserveOnly(app, place);
}

async function refuseObserveOnly(app: FastifyInstance, { accountId }: AccountKey) {
  const { observeOnly } = await findAccount(app, accountId);
  if (observeOnly) throw problem('observe-only', { whoMay: await whoMay(app.db, { accountId }, 'settings') });
}
