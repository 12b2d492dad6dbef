// npm run migrate: brings the database to this version, as the role that owns the tables, and gives the serving role its rights.
import { install } from './install.mjs';
import { migrate, ownersUrl } from './migrate.mjs';
import { explain, fail } from './run.mjs';

try {
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) fail('DATABASE_URL is missing: the address that the serving process uses.');
  if (!process.argv.includes('--as-built')) await install();
  await migrate(DATABASE_URL, console.log, ownersUrl());
} catch (error) {
  explain(error);
}
