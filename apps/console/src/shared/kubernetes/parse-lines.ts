import { TaintEffect, type Label, type Taint } from '@isthmus/contracts/kubernetes';

/** `k=v`, or a line of YAML, `k: v`; null for a line that is neither. */
export function parseLabel(line: string): Label | null {
  const [, key, value] = /^["']?([^=:\s"']+)["']?(?:=|:\s+)["']?([^\s"']*)["']?$/.exec(line) ?? [];
  return key === undefined ? null : { key, value: value ?? '' };
}

/** `k=v:Effect` or `k:Effect`, as kubectl writes taints; without an effect NoSchedule. */
export function parseTaint(line: string): Taint | null {
  const [, key, value, effectText] = /^([^=:\s]+)(?:=([^:\s]*))?(?::(\w+))?$/.exec(line) ?? [];
  const effect = TaintEffect.safeParse(effectText ?? 'NoSchedule');
  return key === undefined || !effect.success ? null : { key, value: value ?? '', effect: effect.data };
}

/**
 * A paste as rows: a list, by lines or by commas, or one pair; null for a plain word, which goes where it was pasted. A line that is no
 * pair becomes a key, where it is seen and found at fault.
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
