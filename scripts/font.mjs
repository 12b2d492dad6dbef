// Makes the console's font, Isthmus Sans, from IBM Plex Sans: `node scripts/font.mjs`. It needs only the installed packages.
// Run it again after a change to this file or to the version of @fontsource-variable/ibm-plex-sans, subset-font or fontverter.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fontverter from 'fontverter';
import subsetFont from 'subset-font';
import { fontOf, namesOf, nameTableOf, tablesOf } from './sfnt.mjs';

export const fontFile = fileURLToPath(new URL('../apps/console/src/shared/fonts/isthmus-sans.woff2', import.meta.url));
const source = import.meta.resolve('@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2');

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
/** ASCII, Latin-1 for the names of people and places, and the signs of the console's texts that Plex's Latin file has. */
const characters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}–—‘’‚“”„•…′″‹›€™−↑↓`;

const description = 13;
const licence = 'This Font Software is licensed under the SIL Open Font License, Version 1.1. A copy is in OFL.txt.';
/** The licence reserves the name "Plex", so a changed font needs another one: https://openfontlicense.org/ofl-reserved-font-names/ */
const renamed = (name) => name.replace(/(?:IBM;)?IBM ?Plex( ?)Sans/, 'Isthmus$1Sans');

/** The bytes of the font as WOFF2. The same packages always make the same bytes. */
export async function isthmusSans() {
  const subset = await subsetFont(readFileSync(fileURLToPath(source)), characters, {
    targetFormat: 'sfnt',
    // The console has three weights. Figures of one width need no feature: they are the font's default.
    variationAxes: { wght: { min: 400, max: 600 } },
    keepFeatures: ['kern'],
    preserveNameIds: [14],
  });
  const tables = tablesOf(subset);
  const names = [...namesOf(tables.get('name'))].map(([id, name]) => [id, renamed(name)]);
  tables.set('name', nameTableOf(new Map([...names, [description, licence]])));
  return fontverter.convert(fontOf(tables), 'woff2', 'sfnt');
}

/**
 * The tables of a WOFF2 file by tag.
 * @param {Buffer} file
 * @returns {Promise<Map<string, Buffer>>}
 */
export const tablesOfWoff2 = async (file) => tablesOf(await fontverter.convert(file, 'sfnt', 'woff2'));

if (process.argv[1] === import.meta.filename) {
  const font = await isthmusSans();
  writeFileSync(fontFile, font);
  console.log(`${fontFile}: ${font.length} bytes`);
}
