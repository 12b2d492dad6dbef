const two = (number: number) => String(number).padStart(2, '0');

/** Formats as `m:ss`, or `h:mm:ss` from one hour. */
export function clockOf(milliseconds: number) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export type Unit = 'second' | 'minute' | 'hour' | 'day';
const units: [Unit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Returns the largest fitting unit: 4 min, 12 d. */
export function roughly(milliseconds: number): { unit: Unit; count: number } {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [unit, size] = units.find(([, each]) => seconds >= each) ?? ['second', 1];
  return { unit, count: Math.floor(seconds / size) };
}
