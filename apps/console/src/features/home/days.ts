/** A UTC day, such as "30 Oct". */
export const dayText = (day: string, language: string) =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));

const leastPx = 5;
const heightPx = 24;

/** The height of the problem part on a log scale: 100 % to 99.9 % is as visible as 99 % to 90 %. */
export function problemPx(running: number) {
  if (running >= 1) return 0;
  const share = (Math.log10(1 - running) + 4) / 4;
  return Math.round(Math.max(leastPx, Math.min(1, share) * heightPx));
}
