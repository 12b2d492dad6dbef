import { expect, it } from 'vitest';
import { anObservation } from '#testing/world.ts';
import { contradictingState, instanceReadAt } from './node-facts.ts';

it.each([
  ['Running', 'running', false],
  ['Draining', 'running', false],
  ['Terminating', 'running', false],
  ['Failed', 'failed', false],
  ['Initializing', 'initializing', false],
  ['Pondering', 'pondering', false],
  ['Running', 'failed', true],
  ['Running', 'initializing', true],
  ['Failed', 'running', true],
  ['Draining', 'failed', true],
  ['Running', 'pondering', true],
  ['Pondering', 'running', true],
])('%s and %s contradict: %s', (status, state, contradicts) => {
  const instance = { state, reason: 'why' };
  expect(contradictingState({ status, instance })).toEqual(contradicts ? instance : null);
  expect(contradictingState({ status, instance: null })).toBeNull();
});

it('a joining or failed state is as old as the later of both reads, any other as the read of all nodes', () => {
  const observed = (observedAt: string | null) => anObservation({ observedAt });
  const [early, late] = ['2026-11-20T08:00:00.000Z', '2026-11-20T08:05:00.000Z'];
  const list = (joining: string | null, facts: string | null) => ({
    observation: observed(late),
    joiningObservation: observed(joining),
    factsObservation: observed(facts),
  });
  expect(instanceReadAt('failed', list(late, early))).toBe(late);
  expect(instanceReadAt('initializing', list(early, late))).toBe(late);
  expect(instanceReadAt('initializing', list(late, null))).toBe(late);
  expect(instanceReadAt('running', list(late, early))).toBe(early);
  expect(instanceReadAt('running', list(late, null))).toBeNull();
});
