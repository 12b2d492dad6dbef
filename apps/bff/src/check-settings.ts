import { readConfig } from '#config';

/** `npm run serve` runs this before it migrates the database. */
try {
  readConfig();
} catch (error) {
  process.stderr.write(`Isthmus did not start:\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
