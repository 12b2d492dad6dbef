import type { Operation } from '@isthmus/contracts/operations';
import { paths } from '#shared/paths.ts';

/** Where the object of an operation is shown. A pool that is still to be made has only its list. */
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
