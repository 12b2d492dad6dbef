import { joinStateAt } from '@isthmus/contracts/join-state';
import { Join, JoinState } from '@isthmus/contracts/joins';
import type { Prisma } from '#generated/client';
import { stateOf as stateOfNode } from '#rules/match-nodes-to-joins';
import type { NodeWithFacts } from '#rules/with-facts';

export const withIssuer = { issuedBy: { select: { name: true } } } satisfies Prisma.JoinInclude;
type Row = Prisma.JoinGetPayload<{ include: typeof withIssuer }>;

/** The states that depend on time are computed, never stored. */
function stateOf({ issuedAt, expiresAt, seenAt, ...row }: Row, node: NodeWithFacts | undefined, now: number) {
  const state = JoinState.parse(row.state);
  // The stored state follows DescribeExternalNode, which does not list this node yet.
  if (state === 'waiting' && node && !node.isListed) return stateOfNode(node);
  // The host joined with this command and disappeared. A renewed command waits for it again.
  if (state === 'waiting' && seenAt && issuedAt && seenAt >= issuedAt) return 'gone';
  return joinStateAt({ state, issuedAt: issuedAt?.getTime() ?? null, expiresAt: expiresAt?.getTime() ?? null }, now);
}

/** A row as the page shows it, with its matching nodes, newest first. */
export function toJoin(row: Row, nodes: NodeWithFacts[] = [], now = Date.now()): Join {
  const [node] = nodes;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return Join.parse({
    ...row,
    state: stateOf(row, node, now),
    node: node ? { ...node, reason: node.reason || (node.instance?.reason ?? ''), since: iso(node.since) } : null,
    count: nodes.length,
    issuedBy: row.issuedBy?.name ?? null,
    problem: row.state === 'refused' ? row.problem : null,
    issuedAt: iso(row.issuedAt),
    expiresAt: iso(row.expiresAt),
    seenAt: iso(node && !node.isListed ? node.appearedAt : row.seenAt),
    createdAt: iso(row.createdAt),
  });
}
