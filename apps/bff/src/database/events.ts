import type { VersionEvent } from '@isthmus/contracts/events';
import fp from 'fastify-plugin';
import pg from 'pg';
import { z } from 'zod';
import type { Prisma } from '#generated/client';
import { connectionTo } from './client.ts';

const Event = z.object({ key: z.string(), version: z.number() }) satisfies z.ZodType<VersionEvent>;
const channel = 'isthmus';
const retryMs = 1_000;
const heartbeatMs = 5_000;

declare module 'fastify' {
  interface FastifyInstance {
    events: {
      /** `missed` is called when events may have been missed. */
      subscribe: (listener: (event: VersionEvent) => void, missed?: () => void) => () => void;
      /** Which unbroken time of hearing this is; null while events may be missed. */
      hearing: () => number | null;
    };
  }
}

/** Tells every replica that `key` is at `version`, if and when the transaction commits. */
export const notify = (tx: Prisma.TransactionClient, key: string, version: number) =>
  tx.$executeRaw`select pg_notify(${channel}, ${JSON.stringify({ key, version })})`;

/** The event in a payload; null for what another program may have sent on the same channel. */
export function readEvent(payload: string | undefined): VersionEvent | null {
  try {
    return Event.parse(JSON.parse(payload ?? ''));
  } catch {
    return null;
  }
}

/** One connection that listens for all of this process; what it misses while away, listeners make up by comparing versions. */
export default fp(
  async (app) => {
    const listeners = new Map<(event: VersionEvent) => void, () => void>();
    let client: pg.Client | undefined;
    let retry: NodeJS.Timeout | undefined;
    let closing = false;
    let times = 0;
    let isHearing = false;

    // What a listener throws would end the process: nobody awaits it.
    const hand = (listener: (event: VersionEvent) => void, event: VersionEvent) => {
      try {
        listener(event);
      } catch (error) {
        app.log.error({ err: error }, 'an event was not heard by all');
      }
    };
    const connect = async () => {
      const fresh = new pg.Client({ ...connectionTo(app.config), query_timeout: heartbeatMs });
      client = fresh;
      for (const end of ['error', 'end'] as const) fresh.on(end, () => client === fresh && again());
      fresh.on('notification', ({ payload }) => {
        const event = readEvent(payload);
        if (!event) return app.log.warn({ length: payload?.length }, 'a notification that is no event was ignored');
        for (const listener of listeners.keys()) hand(listener, event);
      });
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      times += 1;
      isHearing = true;
      for (const missed of listeners.values()) missed();
    };
    const again = () => {
      isHearing = false;
      if (closing || retry) return;
      retry = setTimeout(() => {
        retry = undefined;
        void client?.end().catch(() => undefined);
        connect().catch(again);
      }, retryMs);
    };

    app.decorate('events', {
      subscribe: (listener, missed = () => undefined) => {
        listeners.set(listener, missed);
        return () => void listeners.delete(listener);
      },
      hearing: () => (isHearing ? times : null),
    });
    await connect();
    // A connection that was cut without a word says nothing until it is asked.
    const ask = (asked = client) => void asked?.query('select 1').catch(() => client === asked && again());
    const heartbeat = setInterval(() => ask(), heartbeatMs);
    app.addHook('onClose', async () => {
      closing = true;
      clearInterval(heartbeat);
      clearTimeout(retry);
      await client?.end();
    });
  },
  { name: 'events', dependencies: ['database'] },
);
