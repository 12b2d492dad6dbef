import { inThisRun } from '../scripts/sample.mjs';

/** The whole job, to a joined node and back. Each step has tests of its own, and the demo plays the first half in every run. */
const journeys = ['by mouse, in English', 'by keyboard, in Chinese'] as const;
const played = inThisRun(journeys, 1);

/** A run plays one of the two journeys, which changes from day to day; a soak plays both. */
export const isPlayed = (journey: (typeof journeys)[number]) => played.includes(journey);
