import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockHome, keyFile } from '../scripts/home.mjs';
import { freePort } from '../scripts/run.mjs';
import { runToEnd } from './process.ts';

const home = mkdtempSync(join(tmpdir(), 'isthmus-home-'));
const world = '{ "accounts": [] }';
afterAll(() => rmSync(home, { recursive: true }));
const start = async (folder: string) =>
  runToEnd('scripts/start.mjs', {
    ISTHMUS_HOME: folder,
    ISTHMUS_PORT: String(await freePort()),
    MOCK_TKE_PORT: String(await freePort()),
  });

describe('npm start', () => {
  beforeAll(() => {
    writeFileSync(join(home, 'mock-tke.json'), world);
    return lockHome(home);
  });

  test.for([
    ['where no folder can be', '/proc/x', 'ENOENT'],
    ['under a file', join(home, 'mock-tke.json', 'x'), 'ENOTDIR'],
  ])('with a home %s ends with a sentence', async ([, folder = '', why]) => {
    const { code, output } = await start(folder);
    expect([code, output.trim()]).toEqual([
      1,
      `Isthmus cannot write to ${folder} (${why}). Set ISTHMUS_HOME to a folder that you may write.`,
    ]);
  });

  test('on the home of a running demo ends with a sentence and changes nothing', async () => {
    const { code, output } = await start(home);
    expect([code, output]).toEqual([1, expect.stringContaining(`Isthmus already runs on ${home}`)]);
    expect(readdirSync(home)).toEqual(['mock-tke.json']);
    expect(readFileSync(join(home, 'mock-tke.json'), 'utf8')).toBe(world);
  });
});

test('no key is created beside a database with secrets of another key', () => {
  expect(() => keyFile(home, true)).toThrow(/The key is gone: .*Put the file back/);
  expect(readdirSync(home)).not.toContain('key');
  expect(readFileSync(keyFile(home, false), 'utf8')).toHaveLength(44);
  expect(readFileSync(keyFile(home, true), 'utf8')).toHaveLength(44);
});
