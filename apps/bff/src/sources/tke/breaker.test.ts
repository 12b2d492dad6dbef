import { expect, test } from 'vitest';
import { Breaker, breakerKey, parseBreakerKey } from './breaker.ts';
import { TkeError } from './tke-error.ts';

const scope = { service: 'tke', uin: 'MOCKid', region: 'ap-guangzhou' };
const key = breakerKey(scope);
const gone = new TkeError('DescribeClusters', 'unreachable', null, 'socket hang up', null);

function breakerAfter(calls: number, last = gone) {
  const changes: string[] = [];
  const clock = { now: 1_000 };
  const breaker = new Breaker(
    100,
    (of, state) => changes.push(`${of} ${state}`),
    () => clock.now,
    () => 1,
  );
  for (let call = 0; call < calls; call += 1) breaker.unanswered(key, last);
  const isAdmitted = () => {
    try {
      breaker.admit(key, 'DescribeExternalNode', false);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ kind: 'paused', fate: 'not-sent', problem: { code: 'tke-paused' } });
      return false;
    }
  };
  return { breaker, clock, changes, isAdmitted };
}

test('five calls in a row without an answer open the breaker of only this service, region and caller', () => {
  const { breaker, changes, isAdmitted } = breakerAfter(4);
  expect(isAdmitted()).toBe(true);
  breaker.unanswered(key, gone);
  expect([isAdmitted(), changes]).toEqual([false, [`${key} open`]]);
  expect(parseBreakerKey(key)).toEqual(scope);
  for (const other of [{ region: 'ap-beijing' }, { service: 'vpc' }, { uin: 'MOCKother' }])
    expect(() => breaker.admit(breakerKey({ ...scope, ...other }), 'DescribeSubnets', false)).not.toThrow();
});

test('a refused call names the last failure, its count and the time of the next call', () => {
  const { breaker } = breakerAfter(5);
  expect(() => breaker.admit(key, 'DescribeExternalNode', false)).toThrow(
    'socket hang up (5 times in a row; the next call is at 00:00:01 UTC)',
  );
});

test('an observation keeps the problem of the last sent call, with its action', () => {
  const { breaker } = breakerAfter(5);
  const last = { action: 'DescribeClusters', problem: expect.objectContaining({ code: 'tke-unreachable' }) };
  expect(() => breaker.admit(key, 'DescribeExternalNode', true)).toThrow(expect.objectContaining(last));
});

test('a pause after unsent calls still reports why they were not sent', () => {
  const notSent = { cause: 'connection-refused' as const, at: 'tke.example:443' };
  const { breaker } = breakerAfter(
    5,
    new TkeError('DescribeClusters', 'not-sent', null, 'ECONNREFUSED', null, notSent),
  );
  const problem = { code: 'tke-not-reached', notSent };
  expect(() => breaker.admit(key, 'DescribeExternalNode', false)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining(problem) }),
  );
});

test('after each pause one call passes; pauses grow to four times their length', () => {
  const { breaker, clock, isAdmitted } = breakerAfter(5);
  const pauses = [100, 200, 400, 400].map((pause) => {
    clock.now += pause - 1;
    const early = isAdmitted();
    clock.now += 1;
    const tried = [isAdmitted(), isAdmitted()];
    breaker.unanswered(key, gone);
    return [early, ...tried];
  });
  expect(pauses).toEqual(Array.from({ length: 4 }, () => [false, true, false]));
});

test('the first answer closes the breaker', () => {
  const { breaker, changes, isAdmitted } = breakerAfter(6);
  breaker.answered(key);
  expect([isAdmitted(), changes]).toEqual([true, [`${key} open`, `${key} closed`]]);
  breaker.answered(key);
  expect(changes).toHaveLength(2);
});
