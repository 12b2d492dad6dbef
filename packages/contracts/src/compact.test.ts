import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCompact, toCompact, type CompactAnswer } from './compact.ts';

type Compact = NonNullable<ReturnType<typeof toCompact>>;

const overTheWire = ({ form, header }: Compact) =>
  fromCompact(JSON.parse(JSON.stringify(form)) as CompactAnswer, header);
/** Each part of an answer as JSON text, which also shows absent keys and the order of keys. */
const textsOf = (answer: object) => new Map(Object.entries(answer).map(([name, part]) => [name, JSON.stringify(part)]));

/** Rows of one shape, and now and then one without a key, or with a value that JSON leaves out. */
const rows = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }).chain((keys) =>
  fc.array(
    fc.record(Object.fromEntries(keys.map((key) => [key, fc.jsonValue({ maxDepth: 1 })] as const)), {
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
      const compact = toCompact(answer);
      expect(Object.keys(compact?.form.columns ?? {})).toContain('nodes');
      expect(compact && textsOf(overTheWire(compact))).toEqual(textsOf(answer));
    }),
    { numRuns: 20 },
  );
});

const many = <T>(row: (index: number) => T) => Array.from({ length: 50 }, (_, index) => row(index));

test('a list of rows with the same keys becomes columns, with nulls and nested objects', () => {
  const nodes = many((index) => ({ name: `n${index}`, cpu: index % 2 ? index : null, instance: { state: 'running' } }));
  const compact = toCompact({ nodes, gone: null });
  expect(compact).toMatchObject({ form: { rest: { gone: null } }, header: '{}' });
  expect(compact?.form.columns['nodes']?.['name']?.slice(0, 2)).toEqual(['n0', 'n1']);
  expect(compact && overTheWire(compact)).toEqual({ nodes, gone: null });
});

test.for([
  ['a short reading is in the header, in ASCII', '集群 "gz"\n \u007f', {}],
  ['a long one stays in the body', '集群'.repeat(200), { observation: { problem: '集群'.repeat(200) } }],
] as const)('%s', ([, problem, rest]) => {
  const answer = { nodes: many((name) => ({ name })), observation: { problem } };
  const compact = toCompact(answer, ['observation']);
  expect(compact?.form.rest).toEqual(rest);
  expect(compact?.header).toMatch(/^[ -~]{2,2000}$/);
  expect(compact && overTheWire(compact)).toEqual(answer);
});

test('without its header, a compact answer is refused', () => {
  const compact = toCompact({ nodes: many((name) => ({ name })) });
  expect(() => compact && fromCompact(compact.form, null)).toThrow('isthmus-readings');
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
