import { TaintEffect, type Label, type Taint } from '@isthmus/contracts/kubernetes';

/** Parses `k=v` or a YAML line `k: v`; null for any other line. */
export function parseLabel(line: string): Label | null {
  const [, key, value] = /^["']?([^=:\s"']+)["']?(?:=|:\s+)["']?([^\s"']*)["']?$/.exec(line) ?? [];
  return key === undefined ? null : { key, value: value ?? '' };
}

/** Parses kubectl's `k=v:Effect` or `k:Effect`. The default effect is NoSchedule. */
export function parseTaint(line: string): Taint | null {
  const [, key, value, effectText] = /^([^=:\s]+)(?:=([^:\s]*))?(?::(\w+))?$/.exec(line) ?? [];
  const effect = TaintEffect.safeParse(effectText ?? 'NoSchedule');
  return key === undefined || !effect.success ? null : { key, value: value ?? '', effect: effect.data };
}

/**
 * Parses pasted text into rows: a list by lines or commas, or one pair. Null for a plain word, which is pasted as text.
 * An invalid line becomes a key, where the form shows its fault.
 */
export function rowsOfPaste<T extends { key: string }>(
  text: string,
  parse: (line: string) => T | null,
  emptyRow: T,
): T[] | null {
  const lines = text
    .replaceAll('\uFEFF', '')
    .split(/[\r\n,]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const isPair = lines.length === 1 && /[=:]/.test(text) && parse(lines[0] ?? '') !== null;
  return lines.length > 1 || isPair ? lines.map((line) => parse(line) ?? { ...emptyRow, key: line }) : null;
}

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
