import { expect, test } from 'vitest';
import { Reach } from './reach.ts';

const notFound = { cause: 'name-not-found' as const, at: 'tke.example:443' };
const refused = { cause: 'connection-refused' as const, at: 'vpc.example:443' };

function start() {
  const clock = { now: 1_000_000 };
  const reach = new Reach(() => clock.now);
  const changes: (string | null)[] = [];
  reach.onChange((state) => changes.push(state?.cause ?? null));
  return { clock, reach, changes };
}

test('three unsent calls in a row with one cause mean out of reach; the first sent call ends it', () => {
  const { reach, changes } = start();
  for (const host of ['tke.example', 'vpc.example']) reach.recordNotSent(host, notFound);
  expect(reach.outOfReach).toBeNull();
  reach.recordNotSent('sts.example', notFound);
  reach.recordNotSent('tke.example', notFound);
  expect(reach.outOfReach).toEqual({ ...notFound, since: new Date(1_000_000) });
  reach.recordSent('tke.example');
  expect([reach.outOfReach, changes]).toEqual([null, ['name-not-found', null]]);
});

test('one missing host, or several causes, do not mean out of reach', () => {
  const { reach, clock } = start();
  reach.recordSent('tke.intl.example');
  for (const _ of [1, 2, 3, 4]) reach.recordNotSent('tke.example', notFound);
  expect(reach.outOfReach).toBeNull();
  reach.recordNotSent('tke.intl.example', refused);
  expect(reach.outOfReach).toBeNull();
  clock.now += 121_000;
  reach.recordNotSent('tke.example', notFound);
  expect(reach.outOfReach).toMatchObject(notFound);
});
