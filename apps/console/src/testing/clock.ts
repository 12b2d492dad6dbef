import { vi } from 'vitest';

/** Puts the test in charge of time. Frames stay real: a minute of faked ones takes seconds. */
export const useTestClock = () =>
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  });
