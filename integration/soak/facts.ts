import { appendFileSync } from 'node:fs';

/** Adds a line to the table that scripts/soak.mjs prints and writes to docs/soak.md. */
export function noteFact(what: string, seen: string) {
  console.log(`${what}: ${seen}`);
  const file = process.env['ISTHMUS_SOAK_FACTS'];
  if (file) appendFileSync(file, `${JSON.stringify({ what, seen })}\n`);
}
