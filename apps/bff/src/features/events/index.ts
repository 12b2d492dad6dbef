import { splitEventKey, watchRule } from '@isthmus/contracts/events';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { admit } from '#http/serve';
import { frameOf, Stream } from './stream.ts';

const Query = z.object({
  watch: z.preprocess((one) => [one].flat(), z.array(z.string().regex(watchRule)).min(1).max(40)),
});
/** Half of what a page waits for before it says that nothing gets through. */
const heartbeatMs = 5_000;

/**
 * GET /api/events?watch=key&watch=…: `event: version`, data `{ key, version }`; `event: alive` every five seconds. First the present
 * version of all that is watched, so a reconnect only compares.
 */
export default async (app: FastifyInstance) => {
  const open = new Set<Stream>();
  const compare = async (stream: Stream) => {
    const { watch } = stream;
    const versions = await app.kept(`versions ${watch.join(' ')}`, watch, () => app.currentVersions(watch));
    for (const event of versions) stream.tell(event.key, frameOf(event));
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
      const stream = new Stream(reply.raw, watch);
      stream.beat();
      open.add(stream);
      // Each has its own, so that thousands are not written to at once.
      const beating = setInterval(() => stream.beat(), heartbeatMs);
      const untilSessionEnds = setTimeout(() => stream.end(), (request.sessionEndsAt?.getTime() ?? 0) - Date.now());
      reply.raw.on('close', () => {
        clearInterval(beating);
        clearTimeout(untilSessionEnds);
        open.delete(stream);
      });
      try {
        // Listening first, so that nothing falls between what is compared and what is told.
        await compare(stream);
      } catch (error) {
        request.log.error({ err: error }, 'the stream could not begin');
        stream.end();
      }
    },
  );

  const unsubscribe = app.events.subscribe(
    (event) => {
      const frame = frameOf(event);
      for (const stream of open) stream.tell(event.key, frame);
    },
    () => open.forEach((stream) => void compare(stream).catch(() => stream.end())),
  );
  const keepInterest = () => app.interest(new Set([...open].flatMap(({ watch }) => watch))).catch(() => undefined);
  const keeping = setInterval(() => void keepInterest(), app.config.observe.intervalMs);
  app.addHook('preClose', async () => {
    unsubscribe();
    clearInterval(keeping);
    open.forEach((stream) => stream.end());
  });
};
