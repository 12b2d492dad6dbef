import { expect, test } from 'vitest';
import { z } from 'zod';
import { fault, readFault } from './fault.ts';
import { fieldProblemsOf, withFaults } from './field-faults.ts';

const Body = z.object({
  name: z.string().min(2).max(4),
  count: z.int().min(1).max(9),
  list: z.array(z.string()).min(1).max(2),
  kind: z.enum(['a', 'b']),
  data: z.union([z.object({ text: z.string().max(3) }), z.object({ id: z.uuid(), version: z.number() })]),
  own: z.string().regex(/^x/, fault('host-name-form')),
});
const valid = { name: 'abc', count: 1, list: ['a'], kind: 'a', data: { text: 'a' }, own: 'x' };
const problemsOf = (changes: object) =>
  fieldProblemsOf(Body.safeParse({ ...valid, ...changes }, withFaults).error?.issues ?? []);

test.each<[object, object[]]>([
  [{}, []],
  [{ name: undefined }, [{ path: 'name', code: 'missing' }]],
  [{ name: 7 }, [{ path: 'name', code: 'wrong-type' }]],
  [{ name: 'a' }, [{ path: 'name', code: 'too-short', params: { minimum: 2 } }]],
  [{ name: 'abcde' }, [{ path: 'name', code: 'too-long', params: { maximum: 4 } }]],
  [{ count: 0 }, [{ path: 'count', code: 'number-too-small', params: { minimum: 1 } }]],
  [{ count: 10 }, [{ path: 'count', code: 'number-too-large', params: { maximum: 9 } }]],
  [{ count: 1.5 }, [{ path: 'count', code: 'not-whole' }]],
  [{ list: [] }, [{ path: 'list', code: 'too-few', params: { minimum: 1 } }]],
  [{ list: ['a', 'b', 'c'] }, [{ path: 'list', code: 'too-many', params: { maximum: 2 } }]],
  [{ list: ['a', 3] }, [{ path: 'list.1', code: 'wrong-type' }]],
  [{ kind: 'c' }, [{ path: 'kind', code: 'not-offered' }]],
  [{ data: { text: 'abcd' } }, [{ path: 'data.text', code: 'too-long', params: { maximum: 3 } }]],
  [{ own: 'y' }, [{ path: 'own', code: 'host-name-form' }]],
])('%o: %o', (changes, problems) => expect(problemsOf(changes)).toEqual(problems));

test('a fault is parsed back unchanged, and a sentence is not a fault', () => {
  expect(readFault(fault('too-long', { maximum: 60 }))).toEqual({ code: 'too-long', params: { maximum: 60 } });
  expect(readFault(fault('invisible-character', { character: 'U+200B' }))?.params).toEqual({ character: 'U+200B' });
  expect(readFault('Use at most 60 characters')).toBeNull();
});
