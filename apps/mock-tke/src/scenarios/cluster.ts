import type { Cluster } from '../account.ts';

const routeEni = '{"NetworkType":"VPC-CNI","VpcCniType":"tke-route-eni"}';

/** A VPC-CNI cluster that qualifies, with subnets of plenty, one and no free address; what differs is given. */
export function cluster(number: number, name: string, differs: Partial<Cluster> = {}): Cluster {
  const suffix = number.toString(36).padStart(2, '0');
  return {
    clusterId: `cls-mock${suffix}`,
    region: 'ap-guangzhou',
    name,
    version: '1.30.4',
    status: 'Running',
    property: routeEni,
    vpcId: `vpc-mock${suffix}`,
    podCidr: `10.${number}.0.0/16`,
    serviceCidr: `10.${100 + number}.0.0/20`,
    cloudNodes: 3,
    subnets: [
      { subnetId: `subnet-${suffix}plenty`, name: 'plenty', zone: 'ap-guangzhou-3', cidr: '172.16.0.0/24', free: 240 },
      { subnetId: `subnet-${suffix}one`, name: 'one', zone: 'ap-guangzhou-4', cidr: '172.16.1.0/29', free: 1 },
      { subnetId: `subnet-${suffix}none`, name: 'none', zone: 'ap-guangzhou-6', cidr: '172.16.2.0/29', free: 0 },
    ],
    enabledFrom: null,
    subnetId: null,
    pools: [],
    nodes: [],
    tickets: [],
    quota: 5,
    ...differs,
  };
}
