import type { Cluster } from '@isthmus/contracts/clusters';

export const groups = ['all', 'ready', 'enabled', 'blocked', 'other'] as const;
export type Group = (typeof groups)[number];

/** `other` covers the states between: enabling, failed, or uncertain. */
export const groupOf = ({ standing }: Pick<Cluster, 'standing'>): Group =>
  standing === 'ready' || standing === 'enabled' || standing === 'blocked' ? standing : 'other';

export const toGroup = (text: string | null): Group => groups.find((group) => group === text) ?? 'all';

/** True when each word occurs in the cluster's name, id, region or VPC. */
export function matches(
  cluster: Pick<Cluster, 'name' | 'clusterId' | 'region' | 'vpcId' | 'standing'>,
  group: Group,
  text: string,
) {
  const { name, clusterId, region, vpcId } = cluster;
  const said = [name, clusterId, region, vpcId].join(' ').toLowerCase();
  const words = text.toLowerCase().split(/\s+/);
  return (group === 'all' || groupOf(cluster) === group) && words.every((word) => said.includes(word));
}
