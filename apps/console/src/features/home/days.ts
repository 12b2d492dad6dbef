/** A UTC day, such as "30 Oct". */
export const dayText = (day: string, language: string) =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));

/** Several words as one list: "A, B and C". */
export const listed = (words: string[], language: string) => new Intl.ListFormat(language).format(words);

const mostNamed = 3;

/** The days on which nodes were running for the smallest share of the time, lowest first. Days at 100 % are not among them. */
export const lowestDays = <Day extends { running: number | null }>(days: Day[]) =>
  days
    .flatMap(({ running, ...day }) => (running !== null && running < 1 ? [{ ...day, running }] : []))
    .toSorted((one, other) => one.running - other.running)
    .slice(0, mostNamed);

const leastPx = 5;
const heightPx = 24;

/** The height of the problem part on a log scale: 100 % to 99.9 % is as visible as 99 % to 90 %. */
export function problemPx(running: number) {
  if (running >= 1) return 0;
  const share = (Math.log10(1 - running) + 4) / 4;
  return Math.round(Math.max(leastPx, Math.min(1, share) * heightPx));
}
