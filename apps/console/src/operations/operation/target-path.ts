import type { Operation } from '@isthmus/contracts/operations';
import { paths } from '#shared/paths.ts';

/** Returns the page of an operation's target. A pool in creation has only the pool list. */
export function targetPath({ kind, target, accountId, region, clusterId }: Operation): string {
  const cluster = { accountId, region, clusterId };
  const nodePoolId = target['nodePoolId'];
  if (kind === 'enable-external-node-support') return paths.cluster(cluster);
  if (kind === 'drain-external-node' || kind === 'delete-external-node')
    return paths.externalNodes(cluster, `?node=${encodeURIComponent(target.name)}`);
  return typeof nodePoolId === 'string'
    ? paths.externalNodePool({ ...cluster, nodePoolId })
    : paths.externalNodePools(cluster);
}
