import { appendFileSync } from 'node:fs';

/** Records a line for the table of scripts/soak.mjs and docs/soak.md. */
export function noteFact(what: string, seen: string) {
  console.log(`${what}: ${seen}`);
  const file = process.env['ISTHMUS_SOAK_FACTS'];
  if (file) appendFileSync(file, `${JSON.stringify({ what, seen })}\n`);
}
