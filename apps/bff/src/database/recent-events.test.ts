import { expect, test } from 'vitest';
import { RecentEvents } from './recent-events.ts';

test('after a position come the newest versions of what changed since, and nothing else', () => {
  const recent = new RecentEvents();
  recent.add({ key: 'nodes:1', version: 1 });
  const { position } = recent;
  expect(recent.since(position)).toEqual([]);
  for (const version of [2, 3]) recent.add({ key: 'nodes:2', version });
  recent.add({ key: 'nodes:1', version: 4 });
  expect(recent.since(position)).toEqual([
    { key: 'nodes:2', version: 3 },
    { key: 'nodes:1', version: 4 },
  ]);
});

test('a position of another process, from before a lost connection, or that is no position, is unknown', () => {
  const [recent, other] = [new RecentEvents(), new RecentEvents()];
  const { position } = recent;
  expect(
    [other.position, `${position}x`, `${position}9`, '', position.slice(0, -1)].map((one) => recent.since(one)),
  ).toEqual([null, null, null, null, null]);
  recent.startOver();
  expect(recent.since(position)).toBe(null);
});

test('a position is unknown once an event after it is forgotten', () => {
  const recent = new RecentEvents();
  const { position } = recent;
  recent.add({ key: 'operations:0', version: 1 });
  const second = recent.position;
  for (let one = 1; one <= 10_000; one += 1) recent.add({ key: `operations:${one}`, version: 1 });
  expect(recent.since(position)).toBe(null);
  expect(recent.since(second)).toHaveLength(10_000);
});
