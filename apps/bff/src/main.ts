import { setTimeout as later } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { readConfig } from '#config';
import { requireGround } from '#database/ground';

const graceMs = 10_000;
/** What is still in hand by then is safe to leave: it is recorded, and the next process looks what became of it. */
const closeWithinMs = 9_000;

// A terminal or a pipe that is gone must not end the process: what it would have read is lost, no more.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  const config = readConfig();
  await requireGround(config);
  // Loaded only now: a refused start takes a moment.
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
