import { healthOf, type HealthState } from '@isthmus/contracts/health';
import type { JoinState } from '@isthmus/contracts/joins';

const inPicture: Record<JoinState, HealthState> = {
  failed: 'failed',
  refused: 'failed',
  late: 'late',
  expired: 'late',
  seen: 'initializing',
  planned: 'waiting',
  waiting: 'waiting',
  gone: 'waiting',
  running: 'running',
};

/** The expected hosts in the states of a health bar. */
export const healthOfJoins = (states: JoinState[]) =>
  healthOf(states.map((state) => ({ state: inPicture[state], count: 1 })));
