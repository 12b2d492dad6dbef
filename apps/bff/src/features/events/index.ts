import { eventKey, watchesAllAccounts, splitEventKey, watchRule, type VersionEvent } from '@isthmus/contracts/events';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { personKey } from '#access/actor';
import { networkOf } from '#access/network-of';
import { mayReceive, type Actor } from '#access/permits';
import { visibleTo } from '#access/visible';
import { problem } from '#http/problems';
import { admit } from '#http/serve';
import { StreamPlaces } from './stream-places.ts';
import { frameOf, reopenIn, Stream, usualReopenMs } from './stream.ts';

const Query = z.object({
  watch: z.preprocess((one) => [one].flat(), z.array(z.string().regex(watchRule)).min(1).max(40)),
  after: z.string().max(60).optional(),
});
/** An operation's key has an id where others have a region. */
function placeOfKey(key: string) {
  const { kind, region, ...place } = splitEventKey(key);
  return kind === 'operations' ? { accountId: place.accountId } : { ...place, region };
}
/** Half of the time after which a page reports a lost connection. */
const heartbeatMs = 5_000;
/** The limit of Node's timers. A token may live longer. */
const longestTimerMs = 2_147_483_647;
/** A page polls meanwhile, and tries again as often. */
const retryAfterSeconds = 10;

/**
 * GET /api/events?watch=key&watch=…&after=position: `event: version`, data `{ key, version }`; `event: alive` every five seconds. A kind
 * alone (`watch=operations`) covers every account that the person may see.
 *
 * First sends what changed after `after`: the position of the page's oldest answer (header of `positionHeader`), or of the last `alive`.
 * Without it, or when this process does not know it, sends the current version of every watched key, so a reconnecting page only compares.
 * Sends `reach` first when Tencent is out of reach, so that a page asks for it only then. The data of `alive` is the position up to which
 * the page has received all events; empty before that is known.
 *
 * 429 `too-many-streams`: the session, or its network address, has as many streams open as the settings allow.
 */
export default async (app: FastifyInstance) => {
  /** The open streams. The request holds the session. */
  const open = new Map<Stream, { request: FastifyRequest; actor: Actor }>();
  const places = new StreamPlaces();
  const { perSession, perAddress } = app.config.streams;
  const sendVersions = async (stream: Stream, actor: Actor) => {
    stream.isComplete = false;
    const { accountIds } = stream.watch.some(watchesAllAccounts) ? await visibleTo(app, actor) : { accountIds: [] };
    const watch = stream.watch.flatMap((key) =>
      watchesAllAccounts(key) ? accountIds.map((accountId) => eventKey(key, { accountId })) : key,
    );
    const versions = await app.cached(`versions ${watch.join(' ')}`, watch, () => app.currentVersions(watch));
    for (const event of versions) stream.send(event.key, frameOf(event));
    complete(stream);
  };
  const beat = (stream: Stream) => stream.beat(app.events.position() ?? '');
  const complete = (stream: Stream) => {
    stream.isComplete = true;
    beat(stream);
  };
  /** Ends the stream unless the session still exists. The person's next request gets the reason. */
  const endWithSession = async (stream: Stream, request: FastifyRequest) => {
    await app.actorOf(request).catch(() => stream.renew());
  };
  app.get(
    '/events',
    {
      // A HEAD request would keep a stream open that sends nothing.
      exposeHeadRoute: false,
      schema: {
        querystring: Query,
        security: [{ session: [] }, { token: [] }],
        summary: 'Versions of what a page watches (server-sent events)',
      },
    },
    async (request, reply) => {
      const actor = await app.actorOf(request);
      const { watch, after } = Query.parse(request.query);
      // A key without an account needs no permission: each event is checked before it is sent.
      for (const place of watch.map(placeOfKey))
        if (place.accountId) await admit(app, actor, place, { permission: 'read' });
      // The page is gone already: its connection will not close again.
      if (request.socket.destroyed) return reply.hijack();
      const release = places.take([
        { key: request.sessionKey ?? '', limit: perSession },
        { key: `address ${networkOf(request.ip)}`, limit: perAddress },
      ]);
      if (!release) {
        void reply.header('retry-after', retryAfterSeconds);
        throw problem('too-many-streams');
      }
      reply.raw.on('close', release);
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      const stream = new Stream(reply.raw, watch, (key) => mayReceive(actor, key));
      reply.raw.write(reopenIn(usualReopenMs));
      beat(stream);
      open.set(stream, { request, actor });
      // One timer per stream, so thousands of streams are not written at the same moment.
      const heartbeat = setInterval(() => beat(stream), heartbeatMs);
      // A stream is no use, and ends with its session. Requests of the page may prolong it meanwhile.
      let untilSessionEnds: NodeJS.Timeout | undefined;
      const awaitSessionEnd = () => {
        const left = Date.parse(request.sessionTime?.idleEndsAt ?? '') - Date.now();
        untilSessionEnds = setTimeout(
          () => void app.actorOf(request).then(awaitSessionEnd, () => stream.renew()),
          Math.min(Math.max(left, 0) + 1, longestTimerMs),
        );
      };
      awaitSessionEnd();
      reply.raw.on('close', () => {
        clearInterval(heartbeat);
        clearTimeout(untilSessionEnds);
        open.delete(stream);
      });
      try {
        // The stream already receives events, so none is lost while the versions are read.
        const { outOfReach } = app.reach;
        if (outOfReach) stream.send('reach', frameOf({ key: 'reach', version: outOfReach.since.getTime() }));
        const missed = after === undefined ? null : app.events.since(after);
        if (missed) {
          for (const event of missed) stream.send(event.key, frameOf(event));
          complete(stream);
        } else await sendVersions(stream, actor);
        await endWithSession(stream, request);
      } catch (error) {
        request.log.error({ err: error }, 'the stream could not start');
        stream.end();
      }
    },
  );

  const sendEvent = (event: VersionEvent) => {
    const frame = frameOf(event);
    // The browser opens the stream again, with the present rights.
    for (const [stream, { request, actor }] of open)
      if (request.sessionKey === event.key || personKey(actor.id) === event.key) stream.renew();
      else stream.send(event.key, frame);
  };
  const missed = () => {
    for (const [stream, { request, actor }] of open) {
      sendVersions(stream, actor).catch(() => stream.end());
      void endWithSession(stream, request);
    }
  };
  const unsubscribe = app.events.subscribe(sendEvent, missed);
  const renewInterest = () =>
    app.interest(new Set([...open.keys()].flatMap(({ watch }) => watch))).catch(() => undefined);
  const interestTimer = setInterval(() => void renewInterest(), app.config.observe.intervalMs);
  app.addHook('preClose', async () => {
    unsubscribe();
    clearInterval(interestTimer);
    for (const stream of open.keys()) stream.end();
  });
};
