// Reads and writes the tables of a font in OpenType's uncompressed form: https://learn.microsoft.com/typography/opentype/spec/otff

const recordBytes = 16;
const padded = (length) => (length + 3) & ~3;

/**
 * The tables of a font by tag, in the order of the file.
 * @param {Buffer} font
 * @returns {Map<string, Buffer>}
 */
export const tablesOf = (font) =>
  new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const at = 12 + index * recordBytes;
      const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
      return [font.toString('latin1', at, at + 4), font.subarray(offset, offset + length)];
    }),
  );

/** The sum of a table's 32-bit words; `bytes` ends on a whole word. */
function checksum(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

/**
 * A font with these tables and fresh checksums.
 * @param {Map<string, Buffer>} tables
 * @returns {Buffer}
 */
export function fontOf(tables) {
  const tags = [...tables.keys()].sort();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  const head = Buffer.alloc(12 + tags.length * recordBytes);
  head.writeUInt32BE(0x00010000);
  head.writeUInt16BE(tags.length, 4);
  head.writeUInt16BE(power * recordBytes, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((tags.length - power) * recordBytes, 10);

  let offset = head.length;
  const bodies = tags.map((tag, index) => {
    const table = tables.get(tag);
    const body = Buffer.concat([table], padded(table.length));
    // The sum of the whole font is stored here at last, and counts as zero until then.
    if (tag === 'head') body.writeUInt32BE(0, 8);
    const at = 12 + index * recordBytes;
    head.write(tag, at, 'latin1');
    [checksum(body), offset, table.length].forEach((word, place) => head.writeUInt32BE(word, at + 4 + place * 4));
    offset += body.length;
    return body;
  });
  const font = Buffer.concat([head, ...bodies]);
  const at = tablesOf(font).get('head').byteOffset - font.byteOffset;
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, at + 8);
  return font;
}

/**
 * The texts of a name table by their id. All records are expected in English for Windows, as in every font of Google's.
 * @param {Buffer} table
 * @returns {Map<number, string>}
 */
export function namesOf(table) {
  const texts = table.readUInt16BE(4);
  return new Map(
    Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
      const [platform, encoding, language, id, length, offset] = Array.from({ length: 6 }, (_, field) =>
        table.readUInt16BE(6 + index * 12 + field * 2),
      );
      if (platform !== 3 || encoding !== 1 || language !== 0x409) throw new Error(`name ${id} is not for Windows`);
      const text = Buffer.from(table.subarray(texts + offset, texts + offset + length));
      return [id, text.swap16().toString('utf16le')];
    }),
  );
}

/**
 * A name table with these texts.
 * @param {Map<number, string>} names
 * @returns {Buffer}
 */
export function nameTableOf(names) {
  const sorted = [...names].sort(([a], [b]) => a - b);
  const head = [0, sorted.length, 6 + sorted.length * 12];
  const texts = sorted.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  const records = sorted.flatMap(([id], index) => {
    const record = [3, 1, 0x409, id, texts[index].length, offset];
    offset += texts[index].length;
    return record;
  });
  const words = Buffer.alloc((head.length + records.length) * 2);
  [...head, ...records].forEach((word, index) => words.writeUInt16BE(word, index * 2));
  return Buffer.concat([words, ...texts]);
}

/**
 * The characters that a font can draw.
 * @param {Buffer} table its cmap, with a subtable of format 4
 * @returns {Set<string>}
 */
export function charactersOf(table) {
  const offsets = Array.from({ length: table.readUInt16BE(2) }, (_, index) => table.readUInt32BE(8 + index * 8));
  const at = offsets.find((offset) => table.readUInt16BE(offset) === 4);
  const bytes = table.readUInt16BE(at + 6);
  const segments = Array.from({ length: bytes / 2 }, (_, index) => {
    const end = table.readUInt16BE(at + 14 + index * 2);
    return [table.readUInt16BE(at + 16 + bytes + index * 2), end];
  });
  return new Set(
    segments
      .filter(([, end]) => end !== 0xffff)
      .flatMap(([start, end]) => Array.from({ length: end - start + 1 }, (_, n) => String.fromCharCode(start + n))),
  );
}
