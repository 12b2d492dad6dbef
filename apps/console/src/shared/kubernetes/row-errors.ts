type RowError = { key?: { message?: string }; value?: { message?: string }; message?: string } | undefined;
export type ListErrors = { message?: string; root?: { message?: string }; [row: number]: RowError } | undefined;

/** Returns one message per row and one for the whole list from react-hook-form's errors. */
export function rowErrors(tree: ListErrors): { errors: Record<number, string>; error?: string } {
  const errors: Record<number, string> = {};
  for (const [row, error] of Object.entries(tree ?? {})) {
    if (!/^\d+$/.test(row) || typeof error !== 'object') continue;
    const rowError: RowError = error;
    const message = rowError?.key?.message ?? rowError?.value?.message ?? rowError?.message;
    if (message) errors[Number(row)] = message;
  }
  const error = tree?.root?.message ?? tree?.message;
  return { errors, ...(error && { error }) };
}
