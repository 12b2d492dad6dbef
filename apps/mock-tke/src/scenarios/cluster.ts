import type { Cluster } from '../model.ts';

const routeEni = '{"NetworkType":"VPC-CNI","VpcCniType":"tke-route-eni"}';
export const day = 86_400_000;
export const usualVersion = '1.30.4';

/** An eligible VPC-CNI cluster. Its three subnets have many, one and no free addresses. `differs` overrides fields. */
export function cluster(number: number, name: string, differs: Partial<Cluster> = {}): Cluster {
  const suffix = number.toString(36).padStart(2, '0');
  const region = differs.region ?? 'ap-guangzhou';
  const network = `172.${15 + number}`;
  return {
    clusterId: `cls-mock${suffix}`,
    type: 'MANAGED_CLUSTER',
    region,
    name,
    description: '',
    version: usualVersion,
    status: 'Running',
    property: routeEni,
    vpcId: `vpc-mock${suffix}`,
    vpcCidr: `${network}.0.0/16`,
    podCidr: `10.${number}.0.0/16`,
    serviceCidr: `10.${100 + number}.0.0/20`,
    createdAt: -(200 + 37 * number) * day,
    tags: [],
    cloudNodes: 3,
    subnets: [
      { subnetId: `subnet-${suffix}plenty`, name: 'plenty', zone: `${region}-3`, cidr: `${network}.0.0/24`, free: 240 },
      { subnetId: `subnet-${suffix}one`, name: 'one', zone: `${region}-4`, cidr: `${network}.1.0/29`, free: 1 },
      { subnetId: `subnet-${suffix}none`, name: 'none', zone: `${region}-6`, cidr: `${network}.2.0/29`, free: 0 },
    ],
    enabledFrom: null,
    external: null,
    enabling: null,
    pools: [],
    nodes: [],
    tickets: [],
    quota: 5,
    ...differs,
  };
}

/** Returns the cluster with external nodes enabled, 120 days ago. */
export const enabled = (cluster: Cluster, differs: Partial<Cluster> = {}): Cluster => ({
  ...cluster,
  enabledFrom: -120 * day,
  external: networkOf(cluster),
  ...differs,
});

/** The network settings that enabling would request. */
export const networkOf = ({ property, subnets }: Cluster) => ({
  networkType: property.includes('CiliumOverlay') ? 'CiliumOverlay' : 'HostNetwork',
  subnetId: subnets[0]?.subnetId ?? '',
  clusterCidr: '',
});
