import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCompact, toCompact, type CompactAnswer } from './compact.ts';

const overTheWire = (form: CompactAnswer) => fromCompact(JSON.parse(JSON.stringify(form)) as CompactAnswer);
/** Each part of an answer as JSON text, which also shows absent keys and the order of keys. */
const textsOf = (answer: object) => new Map(Object.entries(answer).map(([name, part]) => [name, JSON.stringify(part)]));

/** Rows of one shape, and now and then one without a key, or with a value that JSON leaves out. */
const rows = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }).chain((keys) =>
  fc.array(
    fc.record(Object.fromEntries(keys.map((key) => [key, fc.jsonValue({ maxDepth: 2 })] as const)), {
      noNullPrototype: true,
    }),
    { minLength: 50, maxLength: 60 },
  ),
);
const oddRows = fc.array(
  fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.option(fc.nat(), { nil: undefined })),
  {
    minLength: 50,
    maxLength: 60,
  },
);

test('an answer comes back from its compact form exactly', () => {
  const others = fc.dictionary(
    fc.string(),
    fc.oneof(oddRows, fc.array(fc.jsonValue(), { minLength: 50 }), fc.jsonValue()),
  );
  fc.assert(
    fc.property(others, rows, (other, nodes) => {
      const answer = { ...other, nodes };
      const form = toCompact(answer);
      expect(Object.keys(form?.columns ?? {})).toContain('nodes');
      expect(form && textsOf(overTheWire(form))).toEqual(textsOf(answer));
    }),
    { numRuns: 40 },
  );
});

const many = <T>(row: (index: number) => T) => Array.from({ length: 50 }, (_, index) => row(index));

test('a list of rows with the same keys becomes columns, with nulls and nested objects', () => {
  const nodes = many((index) => ({ name: `n${index}`, cpu: index % 2 ? index : null, instance: { state: 'running' } }));
  const form = toCompact({ nodes, gone: null });
  expect(form?.rest).toEqual({ gone: null });
  expect(form?.columns['nodes']?.['name']?.slice(0, 2)).toEqual(['n0', 'n1']);
  expect(form && overTheWire(form)).toEqual({ nodes, gone: null });
});

test.for([
  ['a short list', many((name) => ({ name })).slice(1)],
  ['a row without one of the keys', many((name) => (name === 49 ? { name } : { name, ip: '' }))],
  ['a row with another key', many((name) => (name === 49 ? { name, ip: '' } : { name }))],
  ['a value that JSON leaves out', many((name) => ({ name, ip: name === 49 ? undefined : '' }))],
  ['rows without keys', many(() => ({}))],
  ['texts', many(String)],
  ['lists', many((index) => [index])],
  ['null among the rows', many((name) => (name === 49 ? null : { name }))],
] as const)('no compact form for %s', ([, nodes]) => {
  expect(toCompact({ nodes })).toBeNull();
});
