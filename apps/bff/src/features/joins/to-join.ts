import { joinStateAt } from '@isthmus/contracts/join-state';
import { Join, JoinState } from '@isthmus/contracts/joins';
import type { ExternalNode, Prisma } from '#generated/client';

export const withIssuer = { issuedBy: { select: { name: true } } } satisfies Prisma.JoinInclude;
type Row = Prisma.JoinGetPayload<{ include: typeof withIssuer }>;

/** The states that depend on time are computed, never stored. */
function stateOf({ issuedAt, expiresAt, seenAt, ...row }: Row, now: number) {
  const state = JoinState.parse(row.state);
  // The host joined with this command and disappeared. A renewed command waits for it again.
  if (state === 'waiting' && seenAt && issuedAt && seenAt >= issuedAt) return 'gone';
  return joinStateAt({ state, issuedAt: issuedAt?.getTime() ?? null, expiresAt: expiresAt?.getTime() ?? null }, now);
}

/** A row as the page shows it, with its matching nodes, newest first. */
export function toJoin(row: Row, nodes: ExternalNode[] = [], now = Date.now()): Join {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return Join.parse({
    ...row,
    state: stateOf(row, now),
    node: nodes[0] ?? null,
    count: nodes.length,
    issuedBy: row.issuedBy?.name ?? null,
    problem: row.state === 'refused' ? row.problem : null,
    issuedAt: iso(row.issuedAt),
    expiresAt: iso(row.expiresAt),
    seenAt: iso(row.seenAt),
    createdAt: iso(row.createdAt),
  });
}
