import type { DescribeClustersResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import type { Account } from '../../account.ts';
import { action } from '../../action.ts';
import { TkeError } from '../../tke-error.ts';
import { mastersOf } from '../../life.ts';
import { Cluster } from '../../model.ts';
import { enabling } from './enabling.ts';
import { runtimesFor } from './runtimes.ts';

const filterValues: Record<string, (cluster: Cluster) => string> = {
  ClusterName: ({ name }) => name,
  ClusterType: ({ type }) => type,
  ClusterStatus: ({ status }) => status,
  'vpc-id': ({ vpcId }) => vpcId,
};

/** https://cloud.tencent.com/document/api/457/31862. Filters by tag are not mocked; they are refused. */
export const DescribeClusters = action<DescribeClustersResponse>()({
  service: 'tke',
  name: 'DescribeClusters',
  request: z.strictObject({
    ClusterIds: z.array(z.string()).optional(),
    Offset: z.int().min(0).default(0),
    Limit: z.int().min(1).max(100).default(20),
    Filters: z.array(z.strictObject({ Name: z.string(), Values: z.array(z.string()) })).default([]),
    ClusterType: Cluster.shape.type.optional(),
  }),
  reply: ({ ClusterIds, Offset, Limit, Filters, ClusterType }, account, { region }) => {
    const unknown = Filters.find(({ Name }) => !filterValues[Name]);
    if (unknown) throw new TkeError('InvalidParameter.Param', `PARAM_ERROR(invalid filter ${unknown.Name})`);
    const matching = account
      .in(region)
      .filter(({ clusterId }) => !ClusterIds?.length || ClusterIds.includes(clusterId))
      .filter((cluster) => Filters.every(({ Name, Values }) => Values.includes(filterValues[Name]?.(cluster) ?? '')))
      .filter(({ type }) => !ClusterType || ClusterType === type);
    const page = matching.slice(Offset, Offset + Limit);
    return { TotalCount: matching.length, Clusters: page.map((cluster) => toCluster(account, cluster)) };
  },
});

const toCluster = (account: Account, cluster: Cluster) => ({
  ClusterId: cluster.clusterId,
  ClusterName: cluster.name,
  ClusterDescription: cluster.description,
  ClusterVersion: cluster.version,
  ClusterOs: 'tlinux3.1x86_64',
  ClusterType: cluster.type,
  ClusterStatus: cluster.status,
  ClusterNodeNum: cluster.cloudNodes,
  ClusterMaterNodeNum: mastersOf(cluster),
  ClusterEtcdNodeNum: mastersOf(cluster),
  ClusterLevel: 'L20',
  AutoUpgradeClusterLevel: true,
  Property: cluster.property,
  ProjectId: 0,
  TagSpecification: cluster.tags.length ? [{ ResourceType: 'cluster', Tags: cluster.tags }] : null,
  ContainerRuntime: 'containerd',
  RuntimeVersion: runtimesFor(cluster.version, account)[0]?.DefaultVersion ?? '',
  CreatedTime: account.second(cluster.createdAt),
  DeletionProtection: true,
  EnableExternalNode: enabling(account, cluster).Status === 'Enabled',
  QGPUShareEnable: false,
  OsCustomizeType: 'GENERAL',
  ImageId: 'img-eb30mz89',
  CdcId: '',
  IsHighAvailability: false,
  ClusterCategory: 'tke',
  ClusterNetworkSettings: {
    ClusterCIDR: cluster.podCidr,
    IgnoreClusterCIDRConflict: false,
    MaxNodePodNum: 64,
    MaxClusterServiceNum: 1024,
    Ipvs: true,
    VpcId: cluster.vpcId,
    Cni: true,
    KubeProxyMode: '',
    ServiceCIDR: cluster.serviceCidr,
    Subnets: null,
    IgnoreServiceCIDRConflict: false,
    IsDualStack: false,
    Ipv6ServiceCIDR: '',
    CiliumMode: '',
    DataPlaneV2: false,
    ...(cluster.property.includes('CiliumOverlay') && { SubnetId: cluster.subnets[0]?.subnetId ?? '' }),
  },
});
