import { PlanJoins } from '@isthmus/contracts/joins';

type Host = PlanJoins['hosts'][number];
export interface ParsedHosts {
  hosts: Host[];
  /** By line, from 1; `message` is the contract's. */
  errors: { line: number; text: string; message: string }[];
}

const Host = PlanJoins.shape.hosts.element;
const looksLikeAddress = /^\d+(\.\d+)*$/;

/** One host a line: a node name, an address, or both in either order; spaces, tabs, commas or semicolons between them. */
export function parseHosts(text: string): ParsedHosts {
  const parsed: ParsedHosts = { hosts: [], errors: [] };
  for (const [index, written] of text.split('\n').entries()) {
    const parts = written.split(/[\s,;]+/).filter(Boolean);
    if (!parts.length) continue;
    const ip = parts.find((part) => looksLikeAddress.test(part)) ?? null;
    const names = parts.filter((part) => part !== ip);
    const told = Host.safeParse({ nodeName: names[0] ?? null, ip });
    const line = { line: index + 1, text: written.trim() };
    if (names.length > 1 || parts.length > 2) parsed.errors.push({ ...line, message: 'Give one host a line' });
    else if (told.success) parsed.hosts.push(told.data);
    else parsed.errors.push({ ...line, message: told.error.issues[0]?.message ?? '' });
  }
  return parsed;
}
