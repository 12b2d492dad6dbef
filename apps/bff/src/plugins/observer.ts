import { setTimeout as later } from 'node:timers/promises';
import fp from 'fastify-plugin';
import { currentVersions } from '#observer/current-versions';
import { wantWatched } from '#observer/interest';
import { claimDue, observe } from '#observer/observer';

declare module 'fastify' {
  interface FastifyInstance {
    observer: { wake: () => void };
    currentVersions: (watched: string[]) => Promise<{ key: string; version: number }[]>;
    interest: (watched: string[]) => Promise<void>;
  }
}

const atOnce = 8;
const everyMs = 250;
const graceMs = 1_000;

/** Reads what is due. The queue of what is due is the observation table itself, so replicas share it. */
export default fp(
  async (app) => {
    let running = 0;
    let closing = false;
    const inHand = new Set<Promise<void>>();

    const tick = async () => {
      if (closing || running >= atOnce) return;
      const due = await claimDue(app, atOnce - running);
      for (const claimed of due) {
        running += 1;
        const reading = observe(app, claimed)
          .catch((error: unknown) => app.log.error({ err: error, kind: claimed.kind }, 'observation not stored'))
          .finally(() => {
            running -= 1;
            inHand.delete(reading);
          });
        inHand.add(reading);
      }
    };
    const wake = () =>
      void tick().catch((error: unknown) => app.log.error({ err: error }, 'observer cannot read the database'));

    app.decorate('observer', { wake });
    app.decorate('currentVersions', (watched) => currentVersions(app, watched));
    app.decorate('interest', (watched) => wantWatched(app, watched));
    const timer = setInterval(wake, everyMs);
    app.addHook('onClose', async () => {
      closing = true;
      clearInterval(timer);
      // A read that TKE leaves without an answer is not waited for: its lease runs out.
      await Promise.race([Promise.allSettled(inHand), later(graceMs)]);
    });
  },
  { name: 'observer', dependencies: ['database', 'tke', 'events'] },
);
