import { expect, test } from 'vitest';
import { Breaker } from './breaker.ts';
import { TkeError } from './tke-error.ts';

const key = 'MOCKid ap-guangzhou';
const gone = new TkeError('DescribeClusters', 'unreachable', null, 'connect ECONNREFUSED', null);

function broken(calls: number) {
  const heard: string[] = [];
  const clock = { now: 1_000 };
  const breaker = new Breaker(
    100,
    (of, state) => heard.push(`${of} ${state}`),
    () => clock.now,
    () => 1,
  );
  for (let call = 0; call < calls; call += 1) breaker.unanswered(key, gone);
  const isAsked = () => {
    try {
      breaker.admit(key, 'DescribeExternalNode');
      return true;
    } catch (error) {
      expect(error).toMatchObject({ kind: 'unreachable', lost: false, problem: { code: 'tke-unreachable' } });
      return false;
    }
  };
  return { breaker, clock, heard, isAsked };
}

test('four calls without an answer are bad luck, the fifth opens it for this region of this caller alone', () => {
  const { breaker, heard, isAsked } = broken(4);
  expect(isAsked()).toBe(true);
  breaker.unanswered(key, gone);
  expect([isAsked(), heard]).toEqual([false, [`${key} open`]]);
  expect(() => breaker.admit('MOCKid ap-beijing', 'DescribeClusters')).not.toThrow();
});

test('what is refused says what was met, how often, and when it is asked again', () => {
  const { breaker } = broken(5);
  expect(() => breaker.admit(key, 'DescribeExternalNode')).toThrow(
    'connect ECONNREFUSED (5 times in a row; not asked now, again at 00:00:01 UTC)',
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
