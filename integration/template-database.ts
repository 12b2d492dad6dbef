import { execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { databaseUrl, onServer, root, user } from './setting.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templateDatabase: string;
  }
}

/** Migrates and seeds once; each world then copies the result, which takes a moment instead of seconds. */
export default async function setup({ provide }: TestProject) {
  const name = `integration_template_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl(name),
    ISTHMUS_KEY: randomBytes(32).toString('base64'),
  };
  await promisify(execFile)('prisma', ['migrate', 'deploy'], { cwd: root, env });
  const seed = spawn('node', ['apps/bff/src/seed.ts'], { cwd: root, env, stdio: ['pipe', 'inherit', 'inherit'] });
  seed.stdin.end(JSON.stringify(user));
  const [code] = (await once(seed, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the seed ended with ${code}`);
  provide('templateDatabase', name);
  return () => onServer(`drop database ${name} with (force)`);
}
