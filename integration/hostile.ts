import fc from 'fast-check';

const long = (text: string, times: number) => text.repeat(times);

/** Texts that break something: unstorable in a database, confusing for a parser, or executable in a shell or page. */
const texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\ufeffname',
  '\u202egnp.exe',
  '\u200b',
  'Z\u0351\u0343\u0346a\u0328l\u0489go',
  '😀👩‍👩‍👧‍👦',
  '节点池',
  '\r\nx-injected: 1',
  '\u001b[2J',
  '%00',
  '%',
  '_',
  '\\',
  "'; drop table operation; --",
  '$(reboot)`reboot`',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '{{constructor.constructor("return 1")()}}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-1',
  '1e400',
  '9223372036854775808',
  '0x10',
  'true',
  '[]',
  '{}',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '2026-02-30',
  long('a', 300),
  long('a', 20_000),
  long('é', 5_000),
  long('-', 3_000),
  `${long('a.', 3_000)}/`,
];
const odd = fc.string({ unit: 'binary', maxLength: 30 });
export const hostileText = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...texts) }, odd);

const numbers = [0, -0, -1, 0.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 63, 1e308, -1e308, 5e-324];
export const nested = (levels: number, open = '[', close = ']') => open.repeat(levels) + close.repeat(levels);

/** Objects whose keys are JavaScript's own. */
const poisoned = ['{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}', '{"toString":1}'];

/** Any JSON value in a place where another type is expected. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(...numbers) },
  fc.constantFrom(null, true, false),
  fc.constantFrom<unknown>([], {}, [null], [[]], Array(10_000).fill(0), Array(10_000).fill('a')),
  fc.constantFrom(...poisoned, nested(20)).map((text): unknown => JSON.parse(text)),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Bodies that are not JSON, or unusual JSON. */
export const hostileBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '{"name":',
    '[1,]',
    'null',
    '0',
    '""',
    'NaN',
    "{'a':1}",
    '\ufeff{}',
    '{"a":1}{"b":2}',
    '{"a":1e999999}',
    '{"name":"\\u0000","name":"\\ud800"}',
    '{"\\u0000":1}',
    ...poisoned,
    nested(10_000),
    nested(10_000, '{"a":', '}').replace('{"a":}', '{}'),
    nested(100_000),
    `{"name":"${long('a', 300_000)}"}`,
  ),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.json({ maxDepth: 4 }),
);
