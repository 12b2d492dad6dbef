import { DescribeCvmRegions } from './cvm/describe-regions.ts';
import { DescribeZones } from './cvm/describe-zones.ts';
import { AssumeRole } from './sts/assume-role.ts';
import { GetCallerIdentity } from './sts/get-caller-identity.ts';
import { CreateExternalNodePool } from './tke/create-external-node-pool.ts';
import { DeleteExternalNodePool } from './tke/delete-external-node-pool.ts';
import { DeleteExternalNode } from './tke/delete-external-node.ts';
import { DescribeClusterInstances } from './tke/describe-cluster-instances.ts';
import { DescribeClusterStatus } from './tke/describe-cluster-status.ts';
import { DescribeClusters } from './tke/describe-clusters.ts';
import { DescribeExternalNodePools } from './tke/describe-external-node-pools.ts';
import { DescribeExternalNodeScript } from './tke/describe-external-node-script.ts';
import { DescribeExternalNodeSupportConfig } from './tke/describe-external-node-support-config.ts';
import { DescribeExternalNode } from './tke/describe-external-node.ts';
import { DescribeTkeRegions } from './tke/describe-regions.ts';
import { DescribeSupportedRuntime } from './tke/describe-supported-runtime.ts';
import { DrainExternalNode } from './tke/drain-external-node.ts';
import { EnableExternalNodeSupport } from './tke/enable-external-node-support.ts';
import { ModifyExternalNodePool } from './tke/modify-external-node-pool.ts';
import { DescribeClusterInstances2022 } from './tke-2022-05-01/describe-cluster-instances.ts';
import { DescribeNodePools } from './tke-2022-05-01/describe-node-pools.ts';
import { DescribeSubnets } from './vpc/describe-subnets.ts';
import { DescribeVpcs } from './vpc/describe-vpcs.ts';

/**
 * All mocked actions: the ten external-node actions, then the others that the product calls. Version and name together select one,
 * because DescribeRegions exists in three services.
 */
export const actions = [
  EnableExternalNodeSupport,
  DescribeExternalNodeSupportConfig,
  CreateExternalNodePool,
  ModifyExternalNodePool,
  DeleteExternalNodePool,
  DescribeExternalNodePools,
  DescribeExternalNode,
  DescribeExternalNodeScript,
  DrainExternalNode,
  DeleteExternalNode,
  DescribeClusters,
  DescribeClusterStatus,
  DescribeClusterInstances,
  DescribeClusterInstances2022,
  DescribeNodePools,
  DescribeTkeRegions,
  DescribeSupportedRuntime,
  DescribeVpcs,
  DescribeSubnets,
  DescribeCvmRegions,
  DescribeZones,
  GetCallerIdentity,
  AssumeRole,
];
