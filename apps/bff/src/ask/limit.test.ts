import { expect, test } from 'vitest';
import { bounded, questions } from './limit.ts';

const refused = { problem: { status: 429, code: 'too-many-questions' } };

/** A TKE that answers a question when the test calls `answer`. */
function slowTke() {
  const sent: number[] = [];
  const answers: (() => void)[] = [];
  const answer = (result: number) => () => {
    sent.push(result);
    return new Promise<number>((done) => answers.push(() => done(result)));
  };
  return { sent, answer, answerAll: () => answers.splice(0).forEach((one) => one()) };
}

test('equal questions in parallel are sent once for all persons; a later one is sent again', async () => {
  const [ask, { sent, answer, answerAll }] = [questions(), slowTke()];
  const askAll = () => ['ana', 'ana', 'bo'].map((who) => ask(who, 'DescribeSubnets', { vpcId: 'vpc-1' }, answer(1)));
  for (const times of [1, 2]) {
    const all = askAll();
    answerAll();
    expect(await Promise.all(all)).toEqual([1, 1, 1]);
    expect(sent).toHaveLength(times);
  }
});

// asvs 2.4.1
test('too many questions of one person are refused immediately, and delay nobody else', async () => {
  const [ask, { sent, answer, answerAll }] = [questions(), slowTke()];
  const flood = Array.from({ length: 40 }, (_, n) => ask('ana', 'GetCallerIdentity', { n }, answer(n)));
  const settled = Promise.allSettled(flood);
  const detail = expect.stringContaining('GetCallerIdentity was not sent');
  for (const one of flood.slice(12))
    await expect(one).rejects.toMatchObject({ problem: { ...refused.problem, detail } });
  // The same question as one that still waits in the other person's queue.
  const write = ask('bo', 'GetCallerIdentity', { n: 11 }, answer(11));
  expect(sent).toEqual([0, 1, 2, 3, 11]);
  for (let round = 0; round < 4; round += 1) {
    answerAll();
    await new Promise(setImmediate);
  }
  expect(await write).toBe(11);
  expect((await settled).filter(({ status }) => status === 'fulfilled')).toHaveLength(12);
});

test('a question that waits too long for the budget is refused as not sent; writes and reads keep waiting', async () => {
  const waits = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  const budget = bounded({ take: () => waits(60) }, 20);
  await expect(budget.take('uin', 'vpc:DescribeSubnets', 'ask')).rejects.toMatchObject(refused);
  for (const purpose of ['write', 'watch', 'demand'] as const)
    await expect(budget.take('uin', 'tke:DrainExternalNode', purpose)).resolves.toBeUndefined();
  await expect(bounded({ take: () => waits(1) }, 500).take('uin', 'x', 'ask')).resolves.toBeUndefined();
});
