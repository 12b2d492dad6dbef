import { watches } from '@isthmus/contracts/events';
import fp from 'fastify-plugin';
import { LRUCache } from 'lru-cache';
import { Encoded } from '#http/encoded';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Returns the answer of `make`, built once for all callers until an event concerns one of the keys in `on`.
     * `name` identifies the question. The answer is kept for `longestMs` at most (default: one interval), and not at all while this
     * process
     * cannot hear events.
     */
    kept: <T>(name: string, on: string[] | (() => string[]), make: () => Promise<T>, longestMs?: number) => Promise<T>;
    /** Drops the answers that an event of this key makes outdated, in this process. */
    forget: (key: string) => void;
  }
}

interface Entry {
  on: string[];
  hearing: number;
  answer: Promise<unknown>;
  bytes: number;
}

const mostBytes = 128 * 1024 * 1024;
const small = 1_024;

/** Answers kept in memory. This is only a cache: each process has its own, and the database holds the truth. */
export default fp(
  async (app) => {
    // An interval without an event does not prove that nothing changed.
    const usualMs = app.config.observe.intervalMs;
    const entries = new LRUCache<string, Entry>({
      maxSize: mostBytes,
      sizeCalculation: ({ bytes }) => bytes,
      ttl: usualMs,
    });
    const forget = (key: string) => {
      for (const [name, { on }] of entries.entries()) if (on.some((one) => watches(one, key))) entries.delete(name);
    };
    app.events.subscribe(({ key }) => forget(key));
    app.decorate('forget', forget);

    app.decorate(
      'kept',
      <T>(name: string, on: string[] | (() => string[]), make: () => Promise<T>, longestMs = usualMs) => {
        const hearing = app.events.hearing();
        if (hearing === null) return make();
        const known = entries.get(name);
        // The name determines the type.
        if (known?.hearing === hearing) return known.answer as Promise<T>;
        const answer = make();
        const entry = { on: typeof on === 'function' ? on() : on, hearing, answer, bytes: small };
        entries.set(name, entry, { ttl: longestMs });
        const isCurrent = () => entries.peek(name) === entry;
        answer.then(
          (made) =>
            isCurrent() &&
            made instanceof Encoded &&
            entries.set(name, { ...entry, bytes: made.size }, { ttl: longestMs }),
          () => isCurrent() && entries.delete(name),
        );
        return answer;
      },
    );
  },
  { name: 'kept', dependencies: ['events'] },
);
