import { TaintEffect, type Label, type Taint } from '@isthmus/contracts/kubernetes';

/** `k=v`; null for a line that is none. */
export function parseLabel(line: string): Label | null {
  const [, key, value] = /^([^=\s]+)=(\S*)$/.exec(line) ?? [];
  return key === undefined ? null : { key, value: value ?? '' };
}

/** `k=v:Effect` or `k:Effect`, as kubectl writes taints; without an effect NoSchedule. */
export function parseTaint(line: string): Taint | null {
  const [, key, value, told] = /^([^=:\s]+)(?:=([^:\s]*))?(?::(\w+))?$/.exec(line) ?? [];
  const effect = TaintEffect.safeParse(told ?? 'NoSchedule');
  return key === undefined || !effect.success ? null : { key, value: value ?? '', effect: effect.data };
}
