import type { ExternalNode } from '@isthmus/contracts/external-nodes';

/** The list that was seen, with what has changed since, in the BFF's order: by name. */
export function mergeNodes(seen: ExternalNode[], changed: ExternalNode[], gone: string[]): ExternalNode[] {
  if (changed.length === 0 && gone.length === 0) return seen;
  const nodes = new Map(seen.map((node) => [node.name, node]));
  for (const name of gone) nodes.delete(name);
  for (const node of changed) nodes.set(node.name, node);
  return [...nodes.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
