export interface Row {
  fault: string;
  cells: (string | null)[];
}

/** Formats a Markdown table with one row per fault. */
export const table = (columns: string[], rows: Row[]) =>
  [
    `| fault | ${columns.join(' | ')} |`,
    `| --- |${' --- |'.repeat(columns.length)}`,
    ...rows.map(({ fault, cells }) => `| ${fault} | ${cells.map((cell) => cell ?? '').join(' | ')} |`),
  ].join('\n');

/** Runs at most `atOnce` tasks in parallel. Returns their results in order. */
export async function runInParallel<T>(atOnce: number, tasks: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const queue = tasks.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, task] of queue) results[index] = await task();
    }),
  );
  return results;
}
