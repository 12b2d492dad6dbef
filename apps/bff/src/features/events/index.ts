import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { watches } from '#observer/observation-key';
import type { Event } from '#plugins/events';
import { admit } from '#serve';

const Watch = z.string().regex(/^[a-z-]{1,40}(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[\w-]{1,60}){0,2})?$/);
const Query = z.object({ watch: z.preprocess((one) => [one].flat(), z.array(Watch).min(1).max(40)) });
const heartbeatMs = 15_000;
const interestMs = 10_000;

/**
 * GET /api/events?watch=key&watch=…: `event: version`, data `{ key, version }`. First the present version of all that is watched,
 * so a reconnect only compares. A slow reader gets the latest version of each key, never a backlog.
 */
export default async (app: FastifyInstance) => {
  const open = new Set<() => void>();
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
      for (const id of new Set(watch.map((key) => key.split(':')[1] ?? null))) await admit(app, actor, id, 'read');
      const pending = new Map<string, number>();
      const stream = reply.raw;
      reply.hijack();
      stream.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      const flush = () => {
        for (const [key, version] of pending) {
          if (stream.writableNeedDrain) return;
          pending.delete(key);
          stream.write(`event: version\ndata: ${JSON.stringify({ key, version })}\n\n`);
        }
      };
      const send = ({ key, version }: Event) => {
        if (!watch.some((wanted) => watches(wanted, key))) return;
        pending.set(key, version);
        flush();
      };
      const timers = [
        setInterval(() => stream.write(': alive\n\n'), heartbeatMs),
        setInterval(() => void app.interest(watch).catch(() => undefined), interestMs),
        setTimeout(() => stream.end(), (request.sessionEndsAt?.getTime() ?? 0) - Date.now()),
      ];
      const unsubscribe = app.events.subscribe(send);
      stream.on('drain', flush);
      const close = () => {
        timers.forEach(clearTimeout);
        unsubscribe();
        open.delete(close);
        stream.end();
      };
      open.add(close);
      stream.on('close', close);
      stream.write(': open\n\n');
      try {
        for (const event of await app.currentVersions(watch)) send(event);
      } catch (error) {
        request.log.error({ err: error }, 'the stream could not begin');
        close();
      }
    },
  );
  app.addHook('preClose', async () => open.forEach((close) => close()));
};
