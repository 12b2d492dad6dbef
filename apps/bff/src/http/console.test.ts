import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import Fastify from 'fastify';
import fp from 'fastify-plugin';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#config';
import problemsPlugin from '#http/problems';
import consolePlugin from './console.ts';

const page = '<!doctype html><title>Isthmus</title>';
const app = Fastify();
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'console-'));
  await mkdir(join(root, 'assets'));
  for (const [path, text] of [
    ['index.html', page],
    ['theme.js', 'theme'],
    ['assets/main-1a2b.js', 'code'],
  ] as const) {
    await writeFile(join(root, path), text);
    await writeFile(join(root, `${path}.br`), brotliCompressSync(text));
  }
  await writeFile(join(root, 'assets/font-1a2b.woff2'), 'font');
  const ISTHMUS_KEY = Buffer.alloc(32).toString('base64');
  const config = readConfig({ DATABASE_URL: 'postgres://nowhere', ISTHMUS_KEY, ISTHMUS_CONSOLE_DIR: root });
  await app.register(problemsPlugin);
  await app.register(fp(async (inner) => void inner.decorate('config', config), { name: 'database' }));
  await app.register(consolePlugin);
});
afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});

const get = async (url: string) => {
  const { statusCode, headers } = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
  return [statusCode, headers['cache-control'], headers['content-encoding'], headers['content-type']?.toString()];
};

test('files named by their content hash are cached for good and sent compressed, except a font, which already is', async () => {
  const forever = 'public, max-age=31536000, immutable';
  expect(await get('/assets/font-1a2b.woff2')).toEqual([200, forever, undefined, 'font/woff2']);
  expect(await get('/assets/main-1a2b.js')).toEqual([200, forever, 'br', expect.stringContaining('javascript')]);
});

test('the page and files with a fixed name are revalidated each time', async () => {
  for (const url of ['/', '/accounts/1/clusters', '/index.html'])
    expect(await get(url)).toEqual([200, 'no-cache', 'br', expect.stringContaining('text/html')]);
  expect(await get('/theme.js')).toEqual([200, 'no-cache', 'br', expect.stringContaining('javascript')]);
  for (const url of ['/', '/assets', '/accounts'])
    expect((await app.inject({ url })).body === page).toBe(url !== '/assets');
});

test('an asset of another release, an unknown endpoint and a write request do not get the page', async () => {
  for (const url of ['/assets/main-0000.js', '/api/nothing'])
    expect((await get(url)).slice(0, 2)).toEqual([404, 'no-store']);
  expect((await app.inject({ method: 'POST', url: '/' })).statusCode).toBe(404);
});
