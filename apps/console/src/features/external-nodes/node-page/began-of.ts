import type { ExternalNode } from '@isthmus/contracts/external-nodes';

type Times = Pick<ExternalNode, 'since' | 'appearedAt'> & { sinceNotBefore: string | null };

/**
 * When the state of a node began: between `notBefore` and `at`, both readings. `isBefore`: the node already had it at the first reading, so
 * it is older than `at`.
 */
export function beganOf({ since, appearedAt, sinceNotBefore }: Times) {
  // TKE may list a node long after its creation, from which `since` counts.
  const at = since > appearedAt ? since : appearedAt;
  return { at, notBefore: sinceNotBefore, isBefore: sinceNotBefore === null && since <= appearedAt };
}
