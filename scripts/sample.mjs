// Long tables of cases (fault × page, crash point × kind) run as a sample in `npm test`, and completely in `npm run soak`.
// A seed selects the sample: ISTHMUS_TEST_SEED, or the number of the day. Consecutive seeds select different cases, so a table of
// 40 cases with 10 a run is complete after four days. ISTHMUS_SOAK=1 switches sampling off.
const dayMs = 86_400_000;

/** Whether this run has all cases instead of a sample. */
export const isWhole = (environment = process.env) => environment.ISTHMUS_SOAK === '1';

/**
 * The seed of this run. It is written to the environment, so a process started after midnight draws the same cases.
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function testSeed(environment = process.env) {
  const text = (environment.ISTHMUS_TEST_SEED ||= String(Math.floor(Date.now() / dayMs)));
  if (!/^\d{1,15}$/.test(text)) throw new Error(`ISTHMUS_TEST_SEED must be a whole number, not ${text}`);
  return Number(text);
}

/** The line that a run prints, so a failure can be repeated. */
export const sampleNote = (environment = process.env) =>
  isWhole(environment)
    ? 'Every case runs (ISTHMUS_SOAK=1).'
    : `Long tables run as a sample: ISTHMUS_TEST_SEED=${testSeed(environment)} repeats it, ISTHMUS_SOAK=1 runs every case.`;

/**
 * Returns a generator of numbers from 0 to below 1. The same seed gives the same numbers (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled(length, seed) {
  const next = random(seed);
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/**
 * Returns `count` of the items in their order, or all when there are not more. A round has as many seeds as are needed for the whole
 * table. The seeds of a round share one shuffled order, and each takes the next part of it. So a round contains every item.
 * @template T
 * @param {readonly T[]} items
 * @param {number} count
 * @param {number} seed
 * @returns {T[]}
 */
export function sample(items, count, seed) {
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`a sample has at least one case, not ${count}`);
  if (count >= items.length) return [...items];
  const turns = Math.ceil(items.length / count);
  const order = shuffled(items.length, Math.floor(seed / turns));
  const start = (seed % turns) * count;
  const taken = new Set(Array.from({ length: count }, (_, index) => order[(start + index) % items.length]));
  return items.filter((_, index) => taken.has(index));
}

/**
 * Returns the cases of a long table for this run: a sample selected by the run's seed, or all. `environment`: for a page, which has no `process`.
 * @template T
 * @param {readonly T[]} items
 * @param {number} count
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {T[]}
 */
export const inThisRun = (items, count, environment = process.env) =>
  isWhole(environment) ? [...items] : sample(items, count, testSeed(environment));
