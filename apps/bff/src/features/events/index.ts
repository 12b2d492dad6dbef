import { eventKey, isOverAccounts, splitEventKey, watchRule, type VersionEvent } from '@isthmus/contracts/events';
import type { User } from '@isthmus/contracts/session';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mayHear } from '#access/permits';
import { visibleTo } from '#access/visible';
import { admit } from '#http/serve';

import { frameOf, Stream } from './stream.ts';

const Query = z.object({
  watch: z.preprocess((one) => [one].flat(), z.array(z.string().regex(watchRule)).min(1).max(40)),
});
/** Half of what a page waits for before it says that nothing gets through. */
const heartbeatMs = 5_000;

/**
 * GET /api/events?watch=key&watch=…: `event: version`, data `{ key, version }`; `event: alive` every five seconds. A bare kind
 * (`watch=operations`) means all of it that the person may see. First the present version of all that is watched, so a reconnect only
 * compares.
 */
export default async (app: FastifyInstance) => {
  /** With the session and the person that each belongs to. */
  const open = new Map<Stream, { request: FastifyRequest; actor: User }>();
  const compare = async (stream: Stream, actor: User) => {
    const { accountIds } = stream.watch.some(isOverAccounts) ? await visibleTo(app, actor) : { accountIds: [] };
    const watch = stream.watch.flatMap((key) =>
      isOverAccounts(key) ? accountIds.map((accountId) => eventKey(key, { accountId })) : key,
    );
    const versions = await app.kept(`versions ${watch.join(' ')}`, watch, () => app.currentVersions(watch));
    for (const event of versions) stream.tell(event.key, frameOf(event));
  };
  /** Ends the stream unless the session is still there; the person's next request learns why. */
  const endWithSession = async (stream: Stream, request: FastifyRequest) => {
    await app.actorOf(request).catch(() => stream.end());
  };
  app.get(
    '/events',
    {
      // HEAD would hold a stream open of which nothing is ever sent.
      exposeHeadRoute: false,
      schema: {
        querystring: Query,
        security: [{ session: [] }],
        summary: 'Versions of what a page watches (server-sent events)',
      },
    },
    async (request, reply) => {
      const actor = await app.actorOf(request);
      const { watch } = Query.parse(request.query);
      for (const id of new Set(watch.map((key) => splitEventKey(key).accountId ?? null)))
        await admit(app, actor, id, 'read');
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      const stream = new Stream(reply.raw, watch, (key) => mayHear(actor, key));
      stream.beat();
      open.set(stream, { request, actor });
      // Each has its own, so that thousands are not written to at once.
      const beating = setInterval(() => stream.beat(), heartbeatMs);
      const untilSessionEnds = setTimeout(() => stream.end(), (request.sessionEndsAt?.getTime() ?? 0) - Date.now());
      reply.raw.on('close', () => {
        clearInterval(beating);
        clearTimeout(untilSessionEnds);
        open.delete(stream);
      });
      try {
        // Listening first, so that nothing falls between what is compared and what is sent.
        await compare(stream, actor);
        await endWithSession(stream, request);
      } catch (error) {
        request.log.error({ err: error }, 'the stream could not begin');
        stream.end();
      }
    },
  );

  const hear = (event: VersionEvent) => {
    const frame = frameOf(event);
    for (const [stream, { request }] of open)
      if (request.sessionKey === event.key) stream.end();
      else stream.tell(event.key, frame);
  };
  const missed = () => {
    for (const [stream, { request, actor }] of open) {
      compare(stream, actor).catch(() => stream.end());
      void endWithSession(stream, request);
    }
  };
  const unsubscribe = app.events.subscribe(hear, missed);
  const keepInterest = () =>
    app.interest(new Set([...open.keys()].flatMap(({ watch }) => watch))).catch(() => undefined);
  const keeping = setInterval(() => void keepInterest(), app.config.observe.intervalMs);
  app.addHook('preClose', async () => {
    unsubscribe();
    clearInterval(keeping);
    for (const stream of open.keys()) stream.end();
  });
};
