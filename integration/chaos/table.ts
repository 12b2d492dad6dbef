export interface Row {
  fault: string;
  cells: (string | null)[];
}

/** A table in Markdown, one row a fault. */
export const table = (columns: string[], rows: Row[]) =>
  [
    `| fault | ${columns.join(' | ')} |`,
    `| --- |${' --- |'.repeat(columns.length)}`,
    ...rows.map(({ fault, cells }) => `| ${fault} | ${cells.map((cell) => cell ?? '').join(' | ')} |`),
  ].join('\n');

/** Runs the works so many at once, and answers in their order. */
export async function inTurns<T>(atOnce: number, works: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const queue = works.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, work] of queue) results[index] = await work();
    }),
  );
  return results;
}
