import type { LastDay } from '@isthmus/contracts/last-day';
import { ago } from './world.ts';

/** A cluster's last day in which nothing happened. */
export const aLastDay = (more: Partial<LastDay> = {}): LastDay => ({
  from: ago(86_400),
  until: ago(0),
  knownFrom: ago(90_000),
  stepMs: 1_800_000,
  joined: [],
  lost: [],
  operations: [],
  outside: [],
  gaps: [],
  leftOut: { operations: 0, outside: 0 },
  ...more,
});
