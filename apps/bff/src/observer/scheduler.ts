import { setTimeout as later } from 'node:timers/promises';
import type { VersionEvent } from '@isthmus/contracts/events';
import fp from 'fastify-plugin';
import { correctFutureTimes } from '#database/future-times';
import { currentVersions } from '#observer/current-versions';
import { wantWatched } from '#observer/interest';
import { type Claimed, claimDue, ensureFleetObservations, renewLeases } from '#observer/claim';
import { slowKinds } from '#observer/kinds/index';
import { observe } from '#observer/observe';

declare module 'fastify' {
  interface FastifyInstance {
    observer: { wake: () => void };
    currentVersions: (watched: string[]) => Promise<VersionEvent[]>;
    interest: (watched: Iterable<string>) => Promise<void>;
  }
}

const maxReads = 16;
/** The share of one region, so a region that does not answer does not delay the others. */
const maxReadsInRegion = 8;
/** The pause between two claims ends when a row is due. Rows that another process made due wait for the longest one. */
const shortestPauseMs = 100;
const longestPauseMs = 1_000;
/** Reads that end or become due within this time cost one claim. */
const afterReadMs = 50;
const renewEveryMs = 2_500;
const graceMs = 1_000;
const correctTimesEveryMs = 5_000;

/** Reads the due observations. The observation table itself is the queue, so replicas share it. */
export default fp(
  async (app) => {
    let closing = false;
    let claiming = false;
    let isDemanded = false;
    let pausing: NodeJS.Timeout | undefined;
    let wakesAt = Infinity;
    let isShareUsed = false;
    const running = new Map<Claimed, Promise<void>>();

    /** The places of accounts and regions that use their whole share. */
    const busy = () => {
      const places = Map.groupBy(running.keys(), ({ accountId, region }) => `${accountId} ${region}`);
      return [...places].filter(([, claimed]) => claimed.length >= maxReadsInRegion).map(([place]) => place);
    };
    const read = (claimed: Claimed) => {
      const reading = observe(app, claimed)
        // A read cut off by a stop is read again by another process, so it is not an error.
        .catch((error: unknown) => {
          app.log[closing ? 'info' : 'error']({ err: error, kind: claimed.kind }, 'observation not stored');
          return null;
        })
        .then((dueInMs) => {
          running.delete(claimed);
          // Rows may wait for the share that this read gives back, and slow reads wait for each other. Otherwise nothing is due before this row.
          wakeWithin(isShareUsed || slowKinds.includes(claimed.kind) ? afterReadMs : (dueInMs ?? longestPauseMs));
        });
      running.set(claimed, reading);
    };
    /** Claims what is due and starts its reads. Returns the pause until the next claim. */
    const claim = async () => {
      const [free, places] = [Math.min(maxReads - running.size, maxReadsInRegion), busy()];
      isShareUsed = free <= 0 || places.length > 0;
      if (free <= 0) return longestPauseMs;
      const { claimed, dueInMs } = await claimDue(app, free, places);
      claimed.forEach(read);
      isShareUsed ||= claimed.length === free || busy().length > 0;
      return dueInMs ?? longestPauseMs;
    };
    // A thousand demands at the same moment cost only two claims.
    const wake = () => {
      isDemanded = true;
      if (claiming || closing) return;
      claiming = true;
      isDemanded = false;
      clearTimeout(pausing);
      wakesAt = Infinity;
      void claim()
        .catch((error: unknown) => {
          app.log.error({ err: error }, 'observer cannot read the database');
          return longestPauseMs;
        })
        .then((pauseMs) => {
          claiming = false;
          if (isDemanded) wake();
          else wakeWithin(Math.max(pauseMs, shortestPauseMs));
        });
    };
    /** Claims again after this time, or earlier if that was planned. */
    const wakeWithin = (ms: number) => {
      const at = performance.now() + Math.min(Math.max(ms, afterReadMs), longestPauseMs);
      if (closing || at >= wakesAt) return;
      clearTimeout(pausing);
      wakesAt = at;
      pausing = setTimeout(wake, at - performance.now());
    };

    app.decorate('observer', { wake });
    app.decorate('currentVersions', (watched) => currentVersions(app, watched));
    app.decorate('interest', (watched) => wantWatched(app, watched));
    const logFailure = (error: unknown) => app.log.error({ err: error }, 'observer cannot write to the database');
    const renew = () => running.size && void renewLeases(app, [...running.keys()]).catch(logFailure);
    // The database clock may have been ahead when a time was written.
    const correctTimes = async () => {
      const rows = await correctFutureTimes(app.db);
      if (rows) app.log.warn({ rows }, 'corrected times far in the future: the database clock was changed');
    };
    const timers = [
      setInterval(() => void correctTimes().catch(logFailure), correctTimesEveryMs),
      setInterval(renew, renewEveryMs),
      setInterval(() => void ensureFleetObservations(app).catch(logFailure), app.config.observe.sweepMs),
    ];
    wake();
    app.addHook('onClose', async () => {
      closing = true;
      timers.forEach(clearInterval);
      clearTimeout(pausing);
      // Does not wait for a read without an answer: its lease runs out.
      await Promise.race([Promise.allSettled(running.values()), later(graceMs)]);
    });
  },
  { name: 'observer', dependencies: ['database', 'tke', 'events'] },
);
