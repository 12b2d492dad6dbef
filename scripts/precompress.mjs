// Writes .br and .gz beside each text file of the built console, so the BFF never compresses them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Blocks of 1 MiB. A whole chunk fits into one, which saves bytes. */
const largeBlocks = { [constants.BROTLI_PARAM_LGBLOCK]: 20 };

const folder = join(import.meta.dirname, '../apps/console/dist');
for (const name of readdirSync(folder, { recursive: true })) {
  if (!/\.(html|js|css|svg|json|txt)$/.test(name)) continue;
  const bytes = readFileSync(join(folder, name));
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: largeBlocks }));
  writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
