import { expect, test } from 'vitest';
import { Reach } from './reach.ts';

const notFound = { cause: 'name-not-found' as const, at: 'tke.example:443' };
const refused = { cause: 'connection-refused' as const, at: 'vpc.example:443' };

function watched() {
  const clock = { now: 1_000_000 };
  const reach = new Reach(() => clock.now);
  const heard: (string | null)[] = [];
  reach.onChange((state) => heard.push(state?.cause ?? null));
  return { clock, reach, heard };
}

test('three unsent calls in a row with one cause mean out of reach; the first sent call ends it', () => {
  const { reach, heard } = watched();
  for (const host of ['tke.example', 'vpc.example']) reach.stayed(host, notFound);
  expect(reach.outOfReach).toBeNull();
  reach.stayed('sts.example', notFound);
  reach.stayed('tke.example', notFound);
  expect(reach.outOfReach).toEqual({ ...notFound, since: new Date(1_000_000) });
  reach.left('tke.example');
  expect([reach.outOfReach, heard]).toEqual([null, ['name-not-found', null]]);
});

test('one missing host, or several causes, do not mean out of reach', () => {
  const { reach, clock } = watched();
  reach.left('tke.intl.example');
  for (const _ of [1, 2, 3, 4]) reach.stayed('tke.example', notFound);
  expect(reach.outOfReach).toBeNull();
  reach.stayed('tke.intl.example', refused);
  expect(reach.outOfReach).toBeNull();
  clock.now += 121_000;
  reach.stayed('tke.example', notFound);
  expect(reach.outOfReach).toMatchObject(notFound);
});
