import pg from 'pg';
import { freePort, launch, waitUntilReady } from '../../scripts/run.mjs';

/** A BFF on the run's database whose public address is a name: browsers make no passkeys for IP addresses. */
export async function startWithName() {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = JSON.parse(process.env['ISTHMUS_E2E_SETTINGS'] ?? '{}') as Record<string, string>;
  const env = { ...settings, ISTHMUS_PORT: String(port), ISTHMUS_PUBLIC_URL: url };
  const bff = launch(['apps/bff/src/main.ts'], { env, log: process.env['ISTHMUS_E2E_LOG'] ?? '/dev/null' });
  await waitUntilReady(`http://127.0.0.1:${port}/readyz`, bff.ended);
  return {
    url,
    /** Makes the last proof of the person older than the setting allows. */
    ageProofs: async (email: string) => {
      const client = new pg.Client({ connectionString: settings['DATABASE_URL'] });
      await client.connect();
      await client.query(
        `update session set proven_at = now() - interval '1 day' where user_id = (select id from "user" where email = $1)`,
        [email],
      );
      await client.end();
    },
    stop: () => bff.stop(),
  };
}
