import { expect, test } from 'vitest';
import { Breaker, breakerKey, guardedBy } from './breaker.ts';
import { TkeError } from './tke-error.ts';

const guarded = { service: 'tke', secretId: 'MOCKid', region: 'ap-guangzhou' };
const key = breakerKey(guarded);
const gone = new TkeError('DescribeClusters', 'unreachable', null, 'socket hang up', null);

function broken(calls: number, last = gone) {
  const heard: string[] = [];
  const clock = { now: 1_000 };
  const breaker = new Breaker(
    100,
    (of, state) => heard.push(`${of} ${state}`),
    () => clock.now,
    () => 1,
  );
  for (let call = 0; call < calls; call += 1) breaker.unanswered(key, last);
  const isAsked = () => {
    try {
      breaker.admit(key, 'DescribeExternalNode', false);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ kind: 'paused', fate: 'not-sent', problem: { code: 'tke-paused' } });
      return false;
    }
  };
  return { breaker, clock, heard, isAsked };
}

test('four calls without an answer are bad luck, the fifth opens it for this service, region and caller alone', () => {
  const { breaker, heard, isAsked } = broken(4);
  expect(isAsked()).toBe(true);
  breaker.unanswered(key, gone);
  expect([isAsked(), heard]).toEqual([false, [`${key} open`]]);
  expect(guardedBy(key)).toEqual(guarded);
  for (const other of [{ region: 'ap-beijing' }, { service: 'vpc' }, { secretId: 'MOCKother' }])
    expect(() => breaker.admit(breakerKey({ ...guarded, ...other }), 'DescribeSubnets', false)).not.toThrow();
});

test('what is refused says what was met, how often, and when it is asked again', () => {
  const { breaker } = broken(5);
  expect(() => breaker.admit(key, 'DescribeExternalNode', false)).toThrow(
    'socket hang up (5 times in a row; the next call is at 00:00:01 UTC)',
  );
});

test('what is observed keeps the problem of the last call that was sent, with its action', () => {
  const { breaker } = broken(5);
  const last = { action: 'DescribeClusters', problem: expect.objectContaining({ code: 'tke-unreachable' }) };
  expect(() => breaker.admit(key, 'DescribeExternalNode', true)).toThrow(expect.objectContaining(last));
});

test('where calls did not even leave, what keeps them is still the reason', () => {
  const notSent = { cause: 'connection-refused' as const, at: 'tke.example:443' };
  const { breaker } = broken(5, new TkeError('DescribeClusters', 'not-sent', null, 'ECONNREFUSED', null, notSent));
  const problem = { code: 'tke-not-reached', notSent };
  expect(() => breaker.admit(key, 'DescribeExternalNode', false)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining(problem) }),
  );
});

test('after each pause one call alone is let through; pauses grow to four times their length', () => {
  const { breaker, clock, isAsked } = broken(5);
  const pauses = [100, 200, 400, 400].map((pause) => {
    clock.now += pause - 1;
    const early = isAsked();
    clock.now += 1;
    const tried = [isAsked(), isAsked()];
    breaker.unanswered(key, gone);
    return [early, ...tried];
  });
  expect(pauses).toEqual(Array.from({ length: 4 }, () => [false, true, false]));
});

test('the first answer closes it', () => {
  const { breaker, heard, isAsked } = broken(6);
  breaker.answered(key);
  expect([isAsked(), heard]).toEqual([true, [`${key} open`, `${key} closed`]]);
  breaker.answered(key);
  expect(heard).toHaveLength(2);
});
