import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import fp from 'fastify-plugin';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#config';
import problemsPlugin from '#http/problems';
import consolePlugin from './console.ts';

const page = '<!doctype html><title>Isthmus</title>';
const files = (language: string) => ['assets/frame-1.css', `assets/texts.${language}-1.js`];
const preloads = [
  {
    path: '/accounts/:accountId/clusters',
    files: { en: files('en'), zh: files('zh') },
    data: ['/accounts/:accountId'],
  },
];
const app = Fastify();
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'console-'));
  await mkdir(join(root, 'assets'));
  for (const [path, text] of [
    ['index.html', page],
    ['icon.svg', 'icon'],
    ['assets/main-1a2b.js', 'code'],
  ] as const) {
    await writeFile(join(root, path), text);
    await writeFile(join(root, `${path}.br`), brotliCompressSync(text));
  }
  await writeFile(join(root, 'assets/font-1a2b.woff2'), 'font');
  await writeFile(join(root, 'preloads.json'), JSON.stringify(preloads));
  const ISTHMUS_KEY = Buffer.alloc(32).toString('base64');
  const config = readConfig({ DATABASE_URL: 'postgres://nowhere', ISTHMUS_KEY, ISTHMUS_CONSOLE_DIR: root });
  await app.register(problemsPlugin);
  await app.register(fp(async (inner) => void inner.decorate('config', config), { name: 'database' }));
  await app.register(cookie);
  app.decorate('sessionCookie', 'session');
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

// asvs 13.4.3
test('the page and files with a fixed name are revalidated each time', async () => {
  for (const url of ['/', '/accounts/1/clusters', '/index.html'])
    expect(await get(url)).toEqual([200, 'no-cache', 'br', expect.stringContaining('text/html')]);
  expect(await get('/icon.svg')).toEqual([200, 'no-cache', 'br', expect.stringContaining('svg')]);
  for (const url of ['/', '/assets', '/accounts'])
    expect((await app.inject({ url })).body === page).toBe(url !== '/assets');
});

test('a link of the earlier form leads to its page, with the token behind the #', async () => {
  for (const page of ['/invitations', '/wall']) {
    const { statusCode, headers } = await app.inject({ url: `${page}/isthmus_a-b%2Fc` });
    expect([statusCode, headers.location]).toEqual([302, `${page}#isthmus_a-b%2Fc`]);
  }
});

// asvs 1.2.1 1.2.2
test('a page announces what its first screen needs, in the language of the choice or else of the browser', async () => {
  const linksFor = async (headers: Record<string, string>) =>
    String((await app.inject({ url: '/accounts/a%2Fb/clusters?sort=name', headers })).headers['link']).split(', ');
  const linkOf = (language: string) => `</assets/texts.${language}-1.js>; rel=modulepreload`;
  expect(await linksFor({ 'accept-language': 'en', cookie: 'session=1' })).toEqual([
    '</assets/frame-1.css>; rel=preload; as=style; crossorigin',
    linkOf('en'),
    '</api/accounts/a%2Fb>; rel=preload; as=fetch; crossorigin',
  ]);
  expect((await linksFor({ 'accept-language': 'zh-CN' })).at(-1)).toBe(linkOf('zh'));
  for (const cookie of ['isthmus-language=en', '__Host-isthmus-language=en'])
    expect((await linksFor({ 'accept-language': 'zh', cookie })).at(-1)).toBe(linkOf('en'));
  expect((await app.inject('/accounts/1')).headers['link']).toBeUndefined();
});

test('an asset of another release, an unknown endpoint and a write request do not get the page', async () => {
  for (const url of ['/assets/main-0000.js', '/api/nothing'])
    expect((await get(url)).slice(0, 2)).toEqual([404, 'no-store']);
  expect((await app.inject({ method: 'POST', url: '/' })).statusCode).toBe(404);
});

// asvs 5.3.2
test('no address leads out of the folder of the console', async () => {
  await writeFile(join(root, '..', 'console-neighbour.txt'), 'outside');
  const away = ['../', '%2e%2e/', '..%2f', '..%5c', '%252e%252e%252f', '....//', './/../', '/etc/../'];
  for (const step of away)
    for (const base of ['/', '/assets/', '/assets'])
      expect((await app.inject({ url: `${base}${step}console-neighbour.txt` })).body).not.toContain('outside');
  expect((await app.inject({ url: `/assets/main-1a2b.js%00.html` })).body).not.toBe('code');
  await rm(join(root, '..', 'console-neighbour.txt'));
});
