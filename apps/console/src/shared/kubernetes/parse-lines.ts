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
  fresh: T,
): T[] | null {
  const lines = text
    .replaceAll('\uFEFF', '')
    .split(/[\r\n,]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const isPair = lines.length === 1 && /[=:]/.test(text) && parse(lines[0] ?? '') !== null;
  return lines.length > 1 || isPair ? lines.map((line) => parse(line) ?? { ...fresh, key: line }) : null;
}
