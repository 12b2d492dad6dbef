import { setTimeout as later } from 'node:timers/promises';

export interface Table {
  title: string;
  head: string[];
  rows: string[][];
}

export const toMarkdown = ({ title, head, rows }: Table) =>
  [`### ${title}`, '', ...[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`), ''].join('\n');

const sorted = (values: number[]) => [...values].sort((one, other) => one - other);
export const median = (values: number[]) => quantile(values, 0.5);
export const quantile = (values: number[], part: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

export const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
export const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

/** Repeats until there is a result. */
export async function eventually<T>(ask: () => Promise<T | undefined>, seconds = 300): Promise<T> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await later(100);
  }
  throw new Error(`no result within ${seconds} s`);
}
