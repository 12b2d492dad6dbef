import { fault } from '@isthmus/contracts/fault';
import type { FieldProblem } from '@isthmus/contracts/field-problem';
import type { ParsedHosts } from './parse-hosts.ts';

type Host = ParsedHosts['hosts'][number];

/** What the editor shows on the right of one typed line. */
export type Understood =
  | { is: 'host'; host: Host; aliases: string }
  | { is: 'wrong'; error: string; /** The earlier line with the same host. */ sameAs?: number }
  | { is: 'left-out'; why: Exclude<ParsedHosts['leftOut'][number]['why'], 'aliases'> }
  | { is: 'blank' };

/**
 * Returns what each typed line means, in order: a host, a fault (of the line, a repeated host, or the BFF's refusal), or why it is ignored.
 */
export function understoodLines(text: string, parsed: ParsedHosts, refused: FieldProblem[]): Understood[] {
  const lines = text.split('\n').map((): Understood => ({ is: 'blank' }));
  const aliases = new Map<number, string>();
  for (const { line, why, what = '' } of parsed.leftOut)
    if (why === 'aliases') aliases.set(line, what);
    else lines[line - 1] = { is: 'left-out', why };
  const seen = new Map<string, number>();
  for (const host of parsed.hosts) {
    const keys = [host.nodeName && `name ${host.nodeName}`, host.ip && `ip ${host.ip}`].filter((key) => key !== null);
    const sameAs = keys.map((key) => seen.get(key)).find((line) => line !== undefined);
    for (const key of keys) if (!seen.has(key)) seen.set(key, host.line);
    lines[host.line - 1] =
      sameAs === undefined
        ? { is: 'host', host, aliases: aliases.get(host.line) ?? '' }
        : { is: 'wrong', error: fault('host-twice'), sameAs };
  }
  for (const { line, error } of parsed.errors) lines[line - 1] = { is: 'wrong', error };
  for (const { path, code, params } of refused) {
    const host = parsed.hosts[Number(/^hosts\.(\d+)/.exec(path)?.[1])];
    if (host && lines[host.line - 1]?.is === 'host') lines[host.line - 1] = { is: 'wrong', error: fault(code, params) };
  }
  return lines;
}

/** Returns the text without these lines, which start at 0. */
export const withoutLines = (text: string, removed: ReadonlySet<number>) =>
  text
    .split('\n')
    .filter((_, index) => !removed.has(index))
    .join('\n');
