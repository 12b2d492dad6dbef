import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { migrate } from '../../scripts/migrate.mjs';
import { servingUrlOf } from '../../scripts/serving-role.mjs';
import { onServer } from './on-server.ts';
import { startWithProvider } from './with-provider.ts';

/** Isthmus with an empty database, as after its first start. `firstLink` is what it printed for the first admin. */
export async function startNewInstallation(adminEmail: string) {
  const ownerUrl = process.env['ISTHMUS_E2E_OWNER_URL'] ?? '';
  const database = new URL(ownerUrl);
  const name = `e2e_new_${randomBytes(8).toString('hex')}`;
  database.pathname = name;
  await onServer(ownerUrl, `create database ${name}`);
  const servingUrl = servingUrlOf(database.href);
  await migrate(servingUrl, () => undefined, database.href);
  const isthmus = await startWithProvider({ DATABASE_URL: servingUrl, ISTHMUS_ADMIN_EMAIL: adminEmail });
  const printed = await readFile(process.env['ISTHMUS_E2E_LOG'] ?? '', 'utf8');
  const [firstLink] = new RegExp(`${isthmus.url}/invitations#\\S+`).exec(printed) ?? [];
  if (firstLink === undefined) throw new Error('Isthmus printed no link for the first admin');
  const stop = async () => {
    await isthmus.stop();
    await onServer(ownerUrl, `drop database ${name} with (force)`);
  };
  return { ...isthmus, firstLink, stop };
}
