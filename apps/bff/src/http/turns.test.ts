import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const full = () => new Error('full');

// asvs 15.2.2
test('a few run in parallel, the others wait in order up to the limit; keys do not wait for each other', async () => {
  const turns = new Turns(2, 2);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((done) => ends.set(name, () => done(name)));
  };
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => turns.run('ana', work(name), full));
  await expect(turns.run('ana', work('e'), full)).rejects.toThrow('full');
  const other = turns.run('bo', work('f'), full);
  expect(begun).toEqual(['a', 'b', 'f']);
  ends.get('b')?.();
  expect(await b).toBe('b');
  expect(begun).toEqual(['a', 'b', 'f', 'c']);
  for (const name of ['a', 'c', 'f']) ends.get(name)?.();
  await Promise.all([a, c, other]);
  ends.get('d')?.();
  expect(await d).toBe('d');
});

test('failed work frees its place for the next', async () => {
  const turns = new Turns(1, 1);
  const failing = turns.run('ana', () => Promise.reject(new Error('no')), full);
  const next = turns.run('ana', async () => 'yes', full);
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
