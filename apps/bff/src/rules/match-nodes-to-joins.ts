import type { ExternalNode, Join } from '#generated/client';

/** From the download of a script to the node that it brings. */
const joiningMs = 10 * 60_000;

/**
 * A node that was there before the first command is not the expected one, whatever its name. TKE's clock is held against TKE's; a
 * node without createdTime is held against the moment when it was first seen.
 */
function cameAfter(join: Join, node: ExternalNode) {
  const created = Date.parse(node.createdTime ?? '');
  if (Number.isNaN(created)) return join.issuedAt !== null && node.appearedAt >= join.issuedAt;
  return join.expectedFrom !== null && created >= join.expectedFrom.getTime();
}

/** Any new node of the pool, as long as the command may have brought it: an old row must not explain what joins next week. */
function isAnyNew(join: Join, node: ExternalNode, named: Set<string>) {
  if (node.nodePoolId !== join.nodePoolId || named.has(node.name)) return false;
  const created = Date.parse(node.createdTime ?? '');
  return Number.isNaN(created) || created <= (join.expiresAt?.getTime() ?? 0) + joiningMs;
}

function isNamed({ nodeName, ip, nodePoolId }: Join, node: ExternalNode) {
  if (node.nodePoolId !== null && node.nodePoolId !== nodePoolId) return false;
  return nodeName === null ? node.ip === ip : node.name === nodeName;
}

/** Any new node of the pool will do. */
export const isOpen = ({ nodeName, ip }: Join) => nodeName === null && ip === null;

/** The nodes that answer each expected host of a cluster, the newest first; those of a host named elsewhere answer no open row. */
export function matchNodesToJoins(joins: Join[], nodes: ExternalNode[]): Map<string, ExternalNode[]> {
  const newestFirst = nodes.toSorted((a, b) => ((a.createdTime ?? '') < (b.createdTime ?? '') ? 1 : -1));
  const named = joins
    .filter((join) => !isOpen(join))
    .map((join) => [join.id, newestFirst.filter((node) => cameAfter(join, node) && isNamed(join, node))] as const);
  const taken = new Set(named.flatMap(([, [newest]]) => newest?.name ?? []));
  const open = joins
    .filter(isOpen)
    .map(
      (join) => [join.id, newestFirst.filter((node) => cameAfter(join, node) && isAnyNew(join, node, taken))] as const,
    );
  return new Map([...named, ...open]);
}

/** What an issued join has become: TKE's words where it has one of these, `seen` for any other. */
export function stateOf(node: ExternalNode | undefined): 'waiting' | 'seen' | 'running' | 'failed' {
  if (!node) return 'waiting';
  if (node.status === 'Running') return 'running';
  return node.status === 'Failed' ? 'failed' : 'seen';
}
