import { GetCallerIdentity } from './sts/get-caller-identity.ts';
import { DescribeClusterInstances } from './tke/describe-cluster-instances.ts';
import { DescribeClusters } from './tke/describe-clusters.ts';
import { DescribeExternalNodeSupportConfig } from './tke/describe-external-node-support-config.ts';
import { DescribeTkeRegions } from './tke/describe-regions.ts';
import { EnableExternalNodeSupport } from './tke/enable-external-node-support.ts';
import { DescribeSubnets } from './vpc/describe-subnets.ts';

/** All that is mocked. Version and name together pick one: DescribeRegions exists in three services. */
export const actions = [
  EnableExternalNodeSupport,
  DescribeExternalNodeSupportConfig,
  DescribeClusters,
  DescribeClusterInstances,
  DescribeTkeRegions,
  DescribeSubnets,
  GetCallerIdentity,
];
