import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { mayReceive } from '#access/permits';
import { frameOf, Stream } from './stream.ts';

/** A reader that takes one frame and then nothing until it is released. */
function slowReader() {
  const received: string[] = [];
  let next: (() => void) | undefined;
  const output = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      received.push(chunk.toString());
      next = done;
    },
  });
  const release = async () => {
    const drained = new Promise((resolve) => output.once('drain', resolve));
    next?.();
    await drained;
  };
  return { output, received, release };
}
const send = (stream: Stream, key: string, version: number) => stream.send(key, frameOf({ key, version }));

test('a slow reader gets the latest version of each key, never a backlog', async () => {
  const { output, received, release } = slowReader();
  const stream = new Stream(output, ['nodes:1'], () => true);
  for (const version of [1, 2, 3, 4]) send(stream, 'nodes:1', version);
  send(stream, 'pools:1', 9);
  await release();
  expect(received).toEqual([frameOf({ key: 'nodes:1', version: 1 }), frameOf({ key: 'nodes:1', version: 4 })]);
});

test('a reader that takes nothing between two heartbeats is disconnected', () => {
  const { output } = slowReader();
  const stream = new Stream(output, ['nodes:1'], () => true);
  send(stream, 'nodes:1', 1);
  stream.beat('');
  expect(output.destroyed).toBe(false);
  stream.beat('');
  expect(output.destroyed).toBe(true);
});

// asvs 15.2.2
test('a reader with too many pending events is disconnected', () => {
  const { output } = slowReader();
  const stream = new Stream(output, ['operations:1'], () => true);
  for (let one = 0; one <= 501; one += 1) send(stream, `operations:1:${one}`, 1);
  expect(output.destroyed).toBe(true);
});

test('a watched kind gives events of the accounts that the person may read, and no session events', () => {
  const grants = [{ accountId: 'one', role: 'viewer' as const }];
  const identity = { id: '1', kind: 'person' as const, email: 'ana@example.com', name: 'ana' };
  const ana = { ...identity, isOwner: false, grants, rightsVersion: 1 };
  const received: string[] = [];
  const output = new Writable({ write: (chunk: Buffer, _encoding, done) => (received.push(chunk.toString()), done()) });
  const stream = new Stream(output, ['operations', 'templates', 'session'], (key) => mayReceive(ana, key));
  for (const key of ['operations:one:7', 'operations:two:8', 'operations:two', 'templates', 'session:1a2b'])
    send(stream, key, 1);
  expect(received).toEqual(['operations:one:7', 'templates'].map((key) => frameOf({ key, version: 1 })));
});

test('an ended stream gets nothing more and is closed even when it takes nothing', () => {
  const { output, received } = slowReader();
  const stream = new Stream(output, ['nodes:1'], () => true);
  send(stream, 'nodes:1', 1);
  stream.end();
  stream.end();
  send(stream, 'nodes:1', 2);
  stream.beat('');
  expect(output.destroyed).toBe(false);
  stream.beat('');
  expect([output.destroyed, received]).toEqual([true, [frameOf({ key: 'nodes:1', version: 1 })]]);
});

test('a heartbeat has a position only when everything before it was written', async () => {
  const { output, received, release } = slowReader();
  const stream = new Stream(output, ['nodes'], () => true);
  const beat = async () => {
    stream.beat('7');
    await release();
    return received.at(-1);
  };
  expect(await beat()).toBe('event: alive\ndata:\n\n');
  stream.isComplete = true;
  expect(await beat()).toBe('event: alive\ndata:7\n\n');
  stream.isComplete = false;
  expect(await beat()).toBe('event: alive\ndata:\n\n');
});
