import { healthStateOf } from '@isthmus/contracts/health';
import { timeOfTke } from '@isthmus/contracts/tke-time';
import type { ExternalNode, Join } from '#generated/client';

/** What identifies a node of either list of TKE. */
export type Matchable = Pick<ExternalNode, 'name' | 'ip' | 'nodePoolId' | 'createdTime' | 'appearedAt'>;

/** The longest time from the download of a script until its node appears. */
const joiningMs = 10 * 60_000;

/**
 * Whether a node appeared after the first command. An older node is not the expected one, whatever its name. `createdTime` is compared
 * with `expectedFrom`, because both are TKE's times. Without it, the first read of the node is compared with our own time.
 */
function isNewerThanCommand(join: Join, node: Matchable) {
  const created = timeOfTke(node.createdTime);
  if (created === null) return join.issuedAt !== null && node.appearedAt >= join.issuedAt;
  return join.expectedFrom !== null && created >= join.expectedFrom.getTime();
}

/** Whether the node may match an open row. A node that was created long after the link ended does not. */
function mayMatchOpen(join: Join, node: Matchable, namedNodes: Set<string>) {
  if (node.nodePoolId !== join.nodePoolId || namedNodes.has(node.name)) return false;
  const created = timeOfTke(node.createdTime);
  return created === null || created <= (join.expiresAt?.getTime() ?? 0) + joiningMs;
}

function isNamed({ nodeName, ip, nodePoolId }: Join, node: Matchable) {
  if (node.nodePoolId !== null && node.nodePoolId !== nodePoolId) return false;
  return nodeName === null ? node.ip === ip : node.name === nodeName;
}

/** Whether the row accepts any new node of the pool. */
export const isOpen = ({ nodeName, ip }: Join) => nodeName === null && ip === null;

/** Returns the matching nodes of each expected host, newest first. The node of a named host matches no open row. */
export function matchNodesToJoins<Node extends Matchable>(joins: Join[], nodes: Node[]): Map<string, Node[]> {
  const newestFirst = nodes.toSorted((a, b) => (timeOfTke(b.createdTime) ?? 0) - (timeOfTke(a.createdTime) ?? 0));
  const namedJoins = joins
    .filter((join) => !isOpen(join))
    .map(
      (join) => [join.id, newestFirst.filter((node) => isNewerThanCommand(join, node) && isNamed(join, node))] as const,
    );
  const namedNodes = new Set(namedJoins.flatMap(([, [newest]]) => newest?.name ?? []));
  const openJoins = joins
    .filter(isOpen)
    .map(
      (join) =>
        [
          join.id,
          newestFirst.filter((node) => isNewerThanCommand(join, node) && mayMatchOpen(join, node, namedNodes)),
        ] as const,
    );
  return new Map([...namedJoins, ...openJoins]);
}

/** Returns the state of an issued join. A status of TKE without a state of its own is `seen`. */
export function stateOf(node: Pick<ExternalNode, 'status'> | undefined): 'waiting' | 'seen' | 'running' | 'failed' {
  if (!node) return 'waiting';
  const state = healthStateOf({ status: node.status, unschedulable: null });
  return state === 'running' || state === 'failed' ? state : 'seen';
}
