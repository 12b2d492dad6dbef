// Writes .br and .gz beside each text file of the built console, so the BFF never compresses them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const folder = join(import.meta.dirname, '../apps/console/dist');
for (const name of readdirSync(folder, { recursive: true })) {
  if (!/\.(html|js|css|svg|json|txt)$/.test(name)) continue;
  const bytes = readFileSync(join(folder, name));
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
  writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
