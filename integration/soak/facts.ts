import { appendFileSync } from 'node:fs';

/** A line for the table that scripts/soak.mjs prints and docs/soak.md keeps. */
export function noteFact(what: string, seen: string) {
  console.log(`${what}: ${seen}`);
  const file = process.env['ISTHMUS_SOAK_FACTS'];
  if (file) appendFileSync(file, `${JSON.stringify({ what, seen })}\n`);
}
