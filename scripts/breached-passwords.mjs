// Writes the list that new passwords are compared with, from a text with one password a line:
//   node scripts/breached-passwords.mjs < 10_million_password_list_top_1M.txt
// docs/decisions/0041 names the source. The list has hashes, so it is small, and nobody reads the words.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Shorter ones are refused anyway (packages/contracts/src/session.ts). */
const leastLength = 12;
/** apps/bff/src/access/password.ts reads as many. */
const entryBytes = 5;

const lines = (await text(process.stdin)).split('\n').map((line) => line.replace(/\r$/, '').toLowerCase());
const entries = new Set(
  lines
    .filter((line) => line.length >= leastLength)
    .map((line) =>
      createHash('sha256')
        .update(line)
        .digest('hex')
        .slice(0, 2 * entryBytes),
    ),
);
const to = fileURLToPath(new URL('../apps/bff/src/access/breached-passwords.bin', import.meta.url));
writeFileSync(to, Buffer.from([...entries].sort().join(''), 'hex'));
process.stdout.write(`${entries.size} passwords\n`);
