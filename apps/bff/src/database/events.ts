import type { VersionEvent } from '@isthmus/contracts/events';
import fp from 'fastify-plugin';
import pg from 'pg';
import { z } from 'zod';
import { Prisma } from '#generated/client';
import { connectionTo } from './client.ts';
import { RecentEvents } from './recent-events.ts';

const Event = z.object({ key: z.string(), version: z.number() }) satisfies z.ZodType<VersionEvent>;
const channel = 'isthmus';
const retryMs = 1_000;
const heartbeatMs = 5_000;

declare module 'fastify' {
  interface FastifyInstance {
    events: {
      /** Calls `missed` when events may have been missed. */
      subscribe: (listener: (event: VersionEvent) => void, missed?: () => void) => () => void;
      /** The number of the current unbroken connection; null while events may be missed. */
      connectionNumber: () => number | null;
      /** Whatever is read from now on includes all events up to this position; null while events may be missed. */
      position: () => string | null;
      /** The newest event of each key after a position; null when this process cannot tell. */
      since: (position: string) => VersionEvent[] | null;
    };
  }
}

/** SQL that sends the new version of `key` to every replica when the transaction commits. `version`: SQL too. */
export const sendVersion = (key: string, version: Prisma.Sql) =>
  Prisma.sql`pg_notify(${channel}, json_build_object('key', ${key}::text, 'version', ${version})::text)`;

/** Sends the new version of `key` to every replica when the transaction commits. */
export const notify = (tx: Prisma.TransactionClient, key: string, version: number) =>
  tx.$executeRaw`select ${sendVersion(key, Prisma.sql`${version}::float8`)}`;

/** Parses a payload; null for notifications of other programs on the same channel. */
export function readEvent(payload: string | undefined): VersionEvent | null {
  try {
    return Event.parse(JSON.parse(payload ?? ''));
  } catch {
    return null;
  }
}

/** One listening connection for the process. After a gap, listeners compare versions to catch up. */
export default fp(
  async (app) => {
    const listeners = new Map<(event: VersionEvent) => void, () => void>();
    let client: pg.Client | undefined;
    let retry: NodeJS.Timeout | undefined;
    let closing = false;
    let connectionCount = 0;
    let isConnected = false;
    const recent = new RecentEvents();

    // Nobody awaits a listener, so its error would end the process.
    const deliver = (listener: (event: VersionEvent) => void, event: VersionEvent) => {
      try {
        listener(event);
      } catch (error) {
        app.log.error({ err: error }, 'an event listener failed');
      }
    };
    const connect = async () => {
      const connection = new pg.Client({ ...connectionTo(app.config), query_timeout: heartbeatMs });
      client = connection;
      for (const end of ['error', 'end'] as const) connection.on(end, () => client === connection && reconnect());
      connection.on('notification', ({ payload }) => {
        const event = readEvent(payload);
        if (!event) return app.log.warn({ length: payload?.length }, 'ignored a notification that is not an event');
        recent.add(event);
        for (const listener of listeners.keys()) deliver(listener, event);
      });
      await connection.connect();
      await connection.query(`listen ${channel}`);
      connectionCount += 1;
      recent.startOver();
      isConnected = true;
      for (const missed of listeners.values()) missed();
    };
    const reconnect = () => {
      isConnected = false;
      if (closing || retry) return;
      retry = setTimeout(() => {
        retry = undefined;
        void client?.end().catch(() => undefined);
        connect().catch(reconnect);
      }, retryMs);
    };

    app.decorate('events', {
      subscribe: (listener, missed = () => undefined) => {
        listeners.set(listener, missed);
        return () => void listeners.delete(listener);
      },
      connectionNumber: () => (isConnected ? connectionCount : null),
      position: () => (isConnected ? recent.position : null),
      since: (position) => (isConnected ? recent.since(position) : null),
    });
    await connect();
    // A silently cut connection reports nothing, so it is probed.
    const probe = (probed = client) => void probed?.query('select 1').catch(() => client === probed && reconnect());
    const heartbeat = setInterval(() => probe(), heartbeatMs);
    app.addHook('onClose', async () => {
      closing = true;
      clearInterval(heartbeat);
      clearTimeout(retry);
      await client?.end();
    });
  },
  { name: 'events', dependencies: ['database'] },
);
