import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachKind, effects } from './each-kind.ts';
import { World } from './world.ts';

const world = new World();
beforeAll(() => world.start());
afterAll(() => world.stop());

/** On the account's clock, which runs 120 times as fast: about a second of the wall's, less than the settle window. */
const staleReadSeconds = 120;
const answers = [null, 'lost-answer'].flatMap((fault) => eachKind.map((kind) => ({ ...kind, fault })));

describe.concurrent('while reads miss what was just changed', () => {
  test.for(answers)('$kind, answer $fault: one effect, done once a read shows it', async ({ action, open, fault }) => {
    const { account, ask } = await open(world);
    await account.arrange('PATCH', '/options', { staleReadSeconds });
    if (fault) await account.failNext(action, { kind: fault });
    expect(await account.ended(await ask())).toMatchObject({ state: 'succeeded' });
    expect(await effects(account, action)).toBe(1);
    expect(await account.asked(action)).toBe(1);
  });
});
