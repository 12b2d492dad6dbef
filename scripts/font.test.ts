import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fontFile, isthmusSans, tablesOfWoff2 } from './font.mjs';
import { charactersOf, namesOf } from './sfnt.mjs';

const root = new URL('../', import.meta.url).pathname;
const font = readFileSync(fontFile);
const tables = await tablesOfWoff2(font);
const tableOf = (tag: string) => {
  const table = tables.get(tag);
  if (!table) throw new Error(`the font has no table ${tag}`);
  return table;
};

test('the checked-in font is the one that scripts/font.mjs makes, and has at most 35 KB', async () => {
  expect(Buffer.from(await isthmusSans()).equals(font)).toBe(true);
  expect(font.length).toBeLessThanOrEqual(35 * 1024);
});

test('the font has its own name, because "Plex" is reserved, and comes with its licence', () => {
  const names = namesOf(tableOf('name'));
  const [family, licenceUrl] = [names.get(1), names.get(14)];
  expect(family).toBe('Isthmus Sans');
  expect(licenceUrl).toContain('scripts.sil.org/OFL');
  expect([...names.values()].filter((name) => /plex/i.test(name))).toEqual([]);

  const licence = readFileSync(join(root, 'apps/console/public/fonts/OFL.txt'), 'utf8');
  expect(licence).toMatch(/^Isthmus Sans is a modified version/);
  expect(licence).toContain('IBM Corp. with Reserved Font Name "Plex"');
  expect(licence).toContain(names.get(0));
  expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
});

/** Signs that Plex's Latin file does not have. The system's font draws them. */
const fromTheSystem = ['→'];

test('the font has every sign of the English texts', () => {
  const has = charactersOf(tableOf('cmap'));
  const texts = globSync('apps/console/src/**/*.en.ts', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  expect(texts.length).toBeGreaterThan(10);
  const used = new Set(texts.join('').match(/[^\s\p{Script=Han}]/gu));
  expect([...used].filter((sign) => !has.has(sign))).toEqual(fromTheSystem);
});
