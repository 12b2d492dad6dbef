import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { logStream } from './logger.ts';

const failing = (code: string) => Object.assign(new Error(code), { code });

test('a full disk or a closed pipe loses lines, not the process; later lines arrive', () => {
  const written: string[] = [];
  let trouble: string | null = null;
  const stream = logStream((line) => {
    if (trouble) throw failing(trouble);
    written.push(line.toString());
    return line.length;
  });
  const { log } = Fastify({ logger: { stream } });
  log.info('before');
  for (trouble of ['ENOSPC', 'EPIPE', 'EIO']) log.error('lost');
  trouble = null;
  log.info('after');
  expect(written.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['before', 'after']);
});

test('a briefly slow reader gets every byte', () => {
  const received: Buffer[] = [];
  let calls = 0;
  const stream = logStream((line) => {
    calls += 1;
    if (calls % 2 === 1) throw failing('EAGAIN');
    received.push(line.subarray(0, 3));
    return Math.min(3, line.length);
  });
  stream.write('one line\n');
  expect(Buffer.concat(received).toString()).toBe('one line\n');
});
