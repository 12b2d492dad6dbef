import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { mayReceive } from '#access/permits';
import { frameOf, Stream } from './stream.ts';

/** A reader that takes one frame and then nothing until it is released. */
function slowReader() {
  const got: string[] = [];
  let next: (() => void) | undefined;
  const to = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      got.push(chunk.toString());
      next = done;
    },
  });
  const letGoOn = async () => {
    const drained = new Promise((resolve) => to.once('drain', resolve));
    next?.();
    await drained;
  };
  return { to, got, letGoOn };
}
const tell = (stream: Stream, key: string, version: number) => stream.tell(key, frameOf({ key, version }));

test('a slow reader gets the latest version of each key, never a backlog', async () => {
  const { to, got, letGoOn } = slowReader();
  const stream = new Stream(to, ['nodes:1'], () => true);
  for (const version of [1, 2, 3, 4]) tell(stream, 'nodes:1', version);
  tell(stream, 'pools:1', 9);
  await letGoOn();
  expect(got).toEqual([frameOf({ key: 'nodes:1', version: 1 }), frameOf({ key: 'nodes:1', version: 4 })]);
});

test('a reader that takes nothing between two heartbeats is disconnected', () => {
  const { to } = slowReader();
  const stream = new Stream(to, ['nodes:1'], () => true);
  tell(stream, 'nodes:1', 1);
  stream.beat();
  expect(to.destroyed).toBe(false);
  stream.beat();
  expect(to.destroyed).toBe(true);
});

test('the queue of one reader is bounded: above the limit it starts over by comparing versions', () => {
  const { to } = slowReader();
  const stream = new Stream(to, ['operations:1'], () => true);
  for (let one = 0; one <= 501; one += 1) tell(stream, `operations:1:${one}`, 1);
  expect(to.destroyed).toBe(true);
});

test('a watched kind gives events of the accounts that the person may read, and no session events', () => {
  const ana = { id: '1', email: 'ana@example.com', name: 'ana' };
  const readsOne = (_: typeof ana, accountId: string | null) =>
    accountId === 'one' || accountId === null ? (['read'] as const) : ([] as const);
  const got: string[] = [];
  const to = new Writable({ write: (chunk: Buffer, _encoding, done) => (got.push(chunk.toString()), done()) });
  const stream = new Stream(to, ['operations', 'templates', 'session'], (key) => mayReceive(ana, key, readsOne));
  for (const key of ['operations:one:7', 'operations:two:8', 'operations:two', 'templates', 'session:1a2b'])
    tell(stream, key, 1);
  expect(got).toEqual(['operations:one:7', 'templates'].map((key) => frameOf({ key, version: 1 })));
});

test('an ended stream gets nothing more and is closed even when it takes nothing', () => {
  const { to, got } = slowReader();
  const stream = new Stream(to, ['nodes:1'], () => true);
  tell(stream, 'nodes:1', 1);
  stream.end();
  stream.end();
  tell(stream, 'nodes:1', 2);
  stream.beat();
  expect(to.destroyed).toBe(false);
  stream.beat();
  expect([to.destroyed, got]).toEqual([true, [frameOf({ key: 'nodes:1', version: 1 })]]);
});
