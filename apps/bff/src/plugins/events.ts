import fp from 'fastify-plugin';
import pg from 'pg';
import { z } from 'zod';
import type { Prisma } from '#generated/client';

const Event = z.object({ key: z.string(), version: z.number() });
export type Event = z.infer<typeof Event>;
const channel = 'isthmus';
const retryMs = 1_000;

declare module 'fastify' {
  interface FastifyInstance {
    events: {
      subscribe: (listener: (event: Event) => void) => () => void;
      /** Which unbroken time of hearing this is; null while events may be missed. */
      hearing: () => number | null;
    };
  }
}

/** Tells every replica that `key` is at `version`, if and when the transaction commits. */
export const notify = (tx: Prisma.TransactionClient, key: string, version: number) =>
  tx.$executeRaw`select pg_notify(${channel}, ${JSON.stringify({ key, version })})`;

/** One connection that listens for all of this process; what it misses while away, streams make up by comparing versions. */
export default fp(
  async (app) => {
    const listeners = new Set<(event: Event) => void>();
    let client: pg.Client | undefined;
    let retry: NodeJS.Timeout | undefined;
    let closing = false;
    let times = 0;
    let isHearing = false;

    const connect = async () => {
      const fresh = new pg.Client({ connectionString: app.config.databaseUrl, keepAlive: true });
      client = fresh;
      fresh.on('error', again);
      fresh.on('end', again);
      fresh.on('notification', ({ payload }) => {
        const event = Event.parse(JSON.parse(payload ?? ''));
        for (const listener of listeners) listener(event);
      });
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      times += 1;
      isHearing = true;
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
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      hearing: () => (isHearing ? times : null),
    });
    await connect();
    app.addHook('onClose', async () => {
      closing = true;
      clearTimeout(retry);
      await client?.end();
    });
  },
  { name: 'events', dependencies: ['database'] },
);
