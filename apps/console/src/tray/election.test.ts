import { expect, onTestFinished, test } from 'vitest';
import { openElection } from './election.ts';

function tab(isHidden = false) {
  const election = openElection(() => isHidden, 300);
  onTestFinished(election.close);
  return election;
}

test('one of several tabs announces an end: one that is seen, if there is one', async () => {
  const tabs = [tab(true), tab(), tab(true)];
  expect(await Promise.all(tabs.map((one) => one.claim('a')))).toEqual([false, true, false]);
  const hidden = [tab(true), tab(true)];
  const won = await Promise.all(hidden.map((one) => one.claim('b')));
  expect(won.filter(Boolean)).toHaveLength(1);
});

test('a tab that learns of the end later does not announce it again, even when the person sees it', async () => {
  const [hidden, shown] = [tab(true), tab()];
  expect(await hidden.claim('a')).toBe(true);
  expect(await shown.claim('a')).toBe(false);
  expect(await shown.claim('another')).toBe(true);
});

test('a tab that opens while another one claims hears of that claim', async () => {
  // Ranks are random, so one pair alone could agree by chance.
  const pairs = Array.from({ length: 10 }, async (_, index) => {
    const early = tab().claim(`end ${index}`);
    const late = tab().claim(`end ${index}`);
    return (await Promise.all([early, late])).filter(Boolean);
  });
  for (const won of await Promise.all(pairs)) expect(won).toHaveLength(1);
});
