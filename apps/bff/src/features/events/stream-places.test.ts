import { expect, test } from 'vitest';
import { StreamPlaces } from './stream-places.ts';

test('a session and an address have a limit each; an ended stream frees its place', () => {
  const places = new StreamPlaces();
  const open = (session: string, address: string) =>
    places.take([
      { key: session, limit: 2 },
      { key: address, limit: 3 },
    ]);
  const first = open('session a', 'office');
  expect([open('session a', 'office'), open('session a', 'home')]).toEqual([expect.any(Function), null]);
  // What was refused takes no place of the other owner.
  expect([open('session b', 'office'), open('session b', 'office')]).toEqual([expect.any(Function), null]);
  first?.();
  expect([open('session b', 'office'), open('session a', 'office')]).toEqual([expect.any(Function), null]);
});
