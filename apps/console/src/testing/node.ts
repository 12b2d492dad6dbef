import type { getExternalNode, getExternalNodeHealth, StripState } from '@isthmus/contracts/external-node';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import type { ReplyOf } from '#shared/api/call.ts';
import { nodeLine } from './acts.ts';
import { anObservation } from './world.ts';

type NodeReply = ReplyOf<typeof getExternalNode>;

/** The answer for one node, on which every act is allowed. `sinceNotBefore`: the reading before its state was first read. */
export const aNodeReply = (
  node: ExternalNode | null,
  { sinceNotBefore = null, ...more }: Partial<NodeReply> & { sinceNotBefore?: string | null } = {},
): NodeReply => {
  const { observation = anObservation() } = more;
  return {
    node: node && { ...node, sinceNotBefore },
    acts: [nodeLine()],
    removed: null,
    together: null,
    observation,
    joiningObservation: observation,
    factsObservation: observation,
    ...more,
  };
};

/** A strip of these states that ends now, each with its minutes. It begins with the first of them. */
export function aStrip(parts: [StripState, number][]): ReplyOf<typeof getExternalNodeHealth> {
  const until = Date.now();
  let at = until - parts.reduce((sum, [, minutes]) => sum + minutes * 60_000, 0);
  const from = new Date(at).toISOString();
  const segments = parts.map(([state, minutes]) => {
    const begins = new Date(at).toISOString();
    at += minutes * 60_000;
    return { state, from: begins, until: new Date(at).toISOString() };
  });
  return { from, until: new Date(until).toISOString(), segments };
}
