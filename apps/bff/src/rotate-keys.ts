import pg from 'pg';
import { readConfig } from '#config';
import { connectionTo } from '#database/client';
import { checkKey, checkMigrations } from '#database/usable-database';
import { reseal } from '#secrets/reseal';
import { headOf } from '#secrets/seal';
import { idOfHead } from '#secrets/sealed-rows';

/** `npm run keys:rotate`: seals every secret with the first key, while Isthmus serves. It can be stopped and started again. */
async function rotate() {
  const { keys, ...config } = readConfig();
  const [first, ...others] = keys.map((key) => idOfHead(headOf(key).toString('hex')));
  const client = new pg.Client(connectionTo(config));
  await client.connect();
  try {
    const query = async (sql: string, values: unknown[] = []) => (await client.query<object>(sql, values)).rows;
    const trouble = (await checkMigrations(query)) ?? (await checkKey(query, { keys }));
    if (trouble) throw new Error(trouble);
    const { sealed, closed } = await reseal(query, keys);
    for (const [what, count] of Object.entries(sealed)) say(`Sealed again: ${count} ${what}${count === 1 ? '' : 's'}`);
    if (closed.length)
      throw new Error(
        `These could not be opened, because they are damaged or belong to another row: ${closed.join(', ')}. They stay as they are; keep all keys.`,
      );
    say(`Every stored secret is sealed with the first key (id ${first}).`);
    if (others.length)
      say(
        `Remove the others (id ${others.join(', ')}) once every process of Isthmus has been started with this key first, and keep them as long as backups from before.`,
      );
  } finally {
    await client.end();
  }
}

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

await rotate().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
