import { watches } from '@isthmus/contracts/events';
import fp from 'fastify-plugin';
import { LRUCache } from 'lru-cache';
import { Encoded } from '#http/encoded';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Returns the result of `make`, or the cached one of this `name`. An event that concerns a key of `watched` ends the entry, and so
     * does `maxAgeMs` (default: one interval). Caches nothing while this process may miss events.
     */
    cached: <T>(
      name: string,
      watched: string[] | (() => string[]),
      make: () => Promise<T>,
      maxAgeMs?: number,
    ) => Promise<T>;
    /** Drops this process's entries that an event of this key makes outdated. */
    forget: (key: string) => void;
  }
}

interface Entry {
  watched: string[];
  /** The database connection that brings the events. */
  connection: number;
  answer: Promise<unknown>;
  bytes: number;
}

const maxBytes = 128 * 1024 * 1024;
/** The assumed size of an answer that is not encoded. */
const defaultBytes = 1_024;

/** Caches answers in memory. Each process has its own cache; the database holds the truth. */
export default fp(
  async (app) => {
    // An interval without an event does not prove that nothing changed.
    const intervalMs = app.config.observe.intervalMs;
    const entries = new LRUCache<string, Entry>({
      maxSize: maxBytes,
      sizeCalculation: ({ bytes }) => bytes,
      ttl: intervalMs,
    });
    const forget = (key: string) => {
      for (const [name, { watched }] of entries.entries())
        if (watched.some((one) => watches(one, key))) entries.delete(name);
    };
    app.events.subscribe(({ key }) => forget(key));
    app.decorate('forget', forget);

    app.decorate(
      'cached',
      <T>(name: string, watched: string[] | (() => string[]), make: () => Promise<T>, maxAgeMs = intervalMs) => {
        const connection = app.events.connectionNumber();
        if (connection === null) return make();
        const known = entries.get(name);
        // The name determines the type.
        if (known?.connection === connection) return known.answer as Promise<T>;
        const answer = make();
        const entry = {
          watched: typeof watched === 'function' ? watched() : watched,
          connection,
          answer,
          bytes: defaultBytes,
        };
        entries.set(name, entry, { ttl: maxAgeMs });
        const isCurrent = () => entries.peek(name) === entry;
        answer.then(
          (made) =>
            isCurrent() &&
            made instanceof Encoded &&
            entries.set(name, { ...entry, bytes: made.size }, { ttl: maxAgeMs }),
          () => isCurrent() && entries.delete(name),
        );
        return answer;
      },
    );
  },
  { name: 'cached', dependencies: ['events'] },
);
