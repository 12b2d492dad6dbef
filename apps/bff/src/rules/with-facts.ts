import { naturalOrder } from '@isthmus/contracts/natural-order';
import type { ExternalNode, ExternalNodeFacts } from '#generated/client';

/** The states of version 2022-05-01 with which a node gets a row although DescribeExternalNode does not list it. */
export const unlistedStates = ['initializing', 'failed'];

/** A node of the list: its row in DescribeExternalNode, or in version 2022-05-01 if only that lists it, and its facts. */
export interface NodeWithFacts extends Omit<ExternalNode, 'accountId' | 'region' | 'clusterId'> {
  /** Whether DescribeExternalNode lists it. Acts need that. */
  isListed: boolean;
  kubelet: string | null;
  cpu: number | null;
  memoryGb: number | null;
  /** What version 2022-05-01 says about a node that DescribeExternalNode lists too; null when it says nothing. */
  instance: { state: string; reason: string } | null;
}

/**
 * Joins the two lists of TKE. DescribeExternalNode wins, because it has Draining and Terminating, and the CreatedTime that identifies a
 * node. Version 2022-05-01 adds facts. It gives a row only to a node that joins or failed and is not listed: its other nodes were read
 * up to ten minutes ago, and may be gone.
 */
export function withFacts(nodes: ExternalNode[], facts: ExternalNodeFacts[]): NodeWithFacts[] {
  const ofNode = new Map(facts.map((one) => [one.name, one]));
  const listed = nodes.map((node): NodeWithFacts => {
    const own = ofNode.get(node.name);
    ofNode.delete(node.name);
    const instance = own?.state ? { state: own.state, reason: own.reason } : null;
    return { ...node, isListed: true, ...shown(own), instance };
  });
  const unlisted = [...ofNode.values()].flatMap((own): NodeWithFacts[] => {
    const { name, nodePoolId, ip, state, reason, unschedulable, createdTime, appearedAt, since } = own;
    if (!state || !unlistedStates.includes(state)) return [];
    const row = {
      name,
      nodePoolId,
      ip,
      status: state,
      reason,
      unschedulable,
      createdTime,
      appearedAt,
      since,
      sinceNotBefore: null,
    };
    return [{ ...row, location: '', unreadable: [], isListed: false, ...shown(own), instance: null }];
  });
  // Neighbours in natural order are most alike, so a list compresses better.
  return [...listed, ...unlisted]
    .map((row) => ({ row, order: `${naturalOrder(row.name)} ${row.name}` }))
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ row }) => row);
}

const shown = (facts: ExternalNodeFacts | undefined) => ({
  kubelet: facts?.kubelet ?? null,
  cpu: facts?.cpu ?? null,
  memoryGb: facts?.memoryGb ?? null,
});
