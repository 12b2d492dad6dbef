import { csvField, toCsv } from '@isthmus/contracts/csv';
import { afterEach, expect, test, vi } from 'vitest';
import { downloadCsv } from './csv.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['plain', 'plain'],
  ['a "b", c', '"a ""b"", c"'],
  ['two\nlines', '"two\nlines"'],
  ['=cmd()', "'=cmd()"],
  [' =cmd()', "' =cmd()"],
  ['@x', "'@x"],
  ['-1', "'-1"],
  ['＝cmd()', "'＝cmd()"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠x', "'＠x"],
  ['\tx', "'\tx"],
  ['kubelet\n=cmd()', '"kubelet\n\'=cmd()"'],
  ['kubelet\r\n@x\r\ny', '"kubelet\r\n\'@x\r\ny"'],
  ['kubelet\r=cmd()', '"kubelet\n\'=cmd()"'],
  ['kubelet\u2028 =cmd()', "kubelet\u2028' =cmd()"],
  ['a=b', 'a=b'],
])('%j is written as %j', (value, written) => expect(csvField(value)).toBe(written));

test('a text of many ends of lines takes no longer than others', () => {
  const begun = performance.now();
  csvField('\u2028\u2029'.repeat(50_000));
  // With the spaces of all lines it would take a minute.
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('every line ends with CR LF, including the last', () =>
  expect(
    toCsv([
      ['80, 443', 'x'],
      ['c', ''],
    ]),
  ).toBe('"80, 443",x\r\nc,\r\n'));

test('a file starts with a byte order mark', async () => {
  const blobs: Blob[] = [];
  vi.stubGlobal('URL', { createObjectURL: (blob: Blob) => blobs.push(blob), revokeObjectURL: vi.fn() });
  vi.stubGlobal('document', { createElement: () => ({ click: vi.fn() }) });
  downloadCsv('nodes.csv', [['名称']]);
  const bytes = new Uint8Array((await blobs[0]?.arrayBuffer()) ?? new ArrayBuffer(0));
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});
