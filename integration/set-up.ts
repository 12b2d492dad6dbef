import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { TestProject } from 'vitest/node';
import { migrate } from '../scripts/migrate.mjs';
import { servingUrlOf } from '../scripts/serving-role.mjs';
import { databaseUrl, onServer, root, server, user } from './setting.ts';
import { trustingProxies, World } from './world.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templateDatabase: string;
  }
}

/** Migrates and seeds a template database. Worlds copy it, which takes far less than the seconds of a migration. */
async function makeTemplate() {
  const name = `integration_template_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const env = {
    ...process.env,
    DATABASE_URL: servingUrlOf(databaseUrl(name)),
    ISTHMUS_KEY: randomBytes(32).toString('base64'),
  };
  await migrate(env.DATABASE_URL, () => undefined, databaseUrl(name));
  const seed = spawn('node', ['apps/bff/src/seed.ts'], { cwd: root, env, stdio: ['pipe', 'inherit', 'inherit'] });
  seed.stdin.end(JSON.stringify(user));
  const [code] = (await once(seed, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`seeding ended with exit code ${code}`);
  return name;
}

/** Runs once. Makes the template database of the shared server, and the world that many test files share. */
export default async function setup({ provide }: TestProject) {
  const template = await makeTemplate();
  provide('templateDatabase', template);
  const world = new World(trustingProxies, { url: server, template });
  await world.start();
  const { databaseUrl: database, mockUrl, url, cookie, key } = world;
  provide('sharedWorld', { databaseUrl: database, mockUrl, url, cookie, key });
  return async () => {
    await world.stop();
    for (const name of [new URL(database).pathname.slice(1), template])
      await onServer(`drop database ${name} with (force)`);
  };
}
