import { setTimeout as later } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { readConfig } from '#config';
import { requireUsableDatabase } from '#database/usable-database';

const graceMs = 10_000;
/** Stops waiting for unfinished work after this. The work is recorded, and the next process checks its outcome. */
const closeWithinMs = 9_000;

// A closed terminal or pipe must not end the process. Only its output is lost.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  const config = readConfig();
  await requireUsableDatabase(config);
  // Loaded only now, so a refused start is fast.
  const { buildApp } = await import('#app');
  const { inviteFirstAdmin } = await import('#access/invite-first-admin');
  const app = await buildApp(config);
  closeWithGrace({ delay: graceMs }, async ({ err }) => {
    if (err) app.log.error({ err }, 'stopping after an error');
    await Promise.race([app.close(), later(closeWithinMs)]);
  });
  await inviteFirstAdmin(app);
  await app.listen({ host: config.host, port: config.port });
  app.log.info(`Isthmus is at ${config.publicUrl}`);
} catch (error) {
  process.stderr.write(`Isthmus did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
