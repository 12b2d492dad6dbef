import type { ActionKey } from './documented.ts';

/** A world and changes to it through /_control, for one request. */
export interface Setting {
  scenario?: string;
  options?: object;
  /** Changes of the world's one cluster, its one pool, and its first node. */
  cluster?: object;
  pool?: object;
  node?: object;
  region?: string;
  /** Parameters added to, or replacing, the usual ones of the action. */
  request?: object;
}
interface Refusal extends Setting {
  code: string;
}
interface Witness {
  scenario: string;
  request: object;
  /** More worlds in which other fields have values. */
  also?: Setting[];
  /** Every code that follows from the mock's own state. */
  refusals: Refusal[];
}

const inCluster = { ClusterId: 'cls-mock01' };
const inPool = { ...inCluster, NodePoolId: 'np-rack0007' };
const unknownCluster = { ClusterId: 'cls-other' };
const node = 'node-10.4.7.11';
const external = { networkType: 'HostNetwork', subnetId: 'subnet-01plenty', clusterCidr: '10.1.0.0/14' };
const enablingNow = { enabledFrom: Date.now(), external, enabling: { seconds: 1e9, failsAtStep: null } };
const failed = { enabledFrom: 0, external, enabling: { seconds: 1, failsAtStep: 2 } };

const noRegion = { code: 'MissingParameter', region: '' };
const betaClosed = { code: 'UnsupportedOperation.NotInWhitelist', options: { betaOpen: false } };
const clusterNotRunning = { code: 'ResourceUnavailable.ClusterState', cluster: { status: 'Upgrading' } };
const invalid = (request: object) => ({ code: 'InvalidParameter.Param', request });
const unknown = (code: string) => ({ code, request: unknownCluster });
const settings = {
  DesiredPodNumber: 30,
  MountTarget: '/data',
  DockerGraphPath: '/data/containerd',
  Unschedulable: 1,
  UserScript: 'ZWNobyBo',
  PreStartUserScript: 'ZWNobyBo',
  Labels: [{ Name: 'rack', Value: 'r07' }],
  Taints: [{ Key: 'idc', Value: 'true', Effect: 'NoSchedule' }],
  ExtraArgs: { Kubelet: ['max-pods=30'] },
};
const vpcRefusals: Refusal[] = [
  { code: 'InvalidParameter.FilterInvalidKey', request: { Filters: [{ Name: 'colour', Values: ['blue'] }] } },
  { code: 'InvalidParameterValue.Range', request: { Limit: '101' } },
  { code: 'InvalidParameterValue', request: { Limit: 'all' } },
];
const unknownFilter = [{ Name: 'colour', Values: ['blue'] }];
const filters = [{ Name: 'vpc-id', Values: ['vpc-mock01'] }];

/** For each action: the requests that show all its answers. */
export const witnesses: Record<ActionKey, Witness> = {
  'tke EnableExternalNodeSupport': {
    scenario: 'one-ready-cluster',
    request: { ...inCluster, ClusterExternalConfig: { NetworkType: 'HostNetwork', SubnetId: 'subnet-01plenty' } },
    refusals: [
      betaClosed,
      clusterNotRunning,
      unknown('ResourceNotFound'),
      invalid({ ClusterExternalConfig: { NetworkType: 'GR', SubnetId: 'subnet-01plenty' } }),
      { code: 'UnsupportedOperation.AlreadyEnabled', scenario: 'one-enabled-cluster' },
      { code: 'FailedOperation.OperationForbidden', cluster: enablingNow },
      {
        code: 'UnsupportedOperation.UnsupportedNetworkType',
        cluster: { property: '{"NetworkType":"VPC-CNI","VpcCniType":"tke-direct-eni"}' },
      },
      {
        code: 'InvalidParameter.SubnetInvalidError',
        request: { ClusterExternalConfig: { NetworkType: 'HostNetwork', SubnetId: 'subnet-01none' } },
      },
    ],
  },
  'tke DescribeExternalNodeSupportConfig': {
    scenario: 'one-enabled-cluster',
    request: inCluster,
    also: [{ cluster: { external }, options: { publicConnect: 'on' } }, { cluster: failed }],
    refusals: [betaClosed, unknown('ResourceNotFound')],
  },
  'tke CreateExternalNodePool': {
    scenario: 'one-enabled-cluster',
    request: { ...inCluster, Name: 'rack-7', ContainerRuntime: 'containerd', RuntimeVersion: '1.7.28' },
    refusals: [
      betaClosed,
      clusterNotRunning,
      unknown('ResourceNotFound'),
      { code: 'InvalidParameter.Param', scenario: 'one-ready-cluster' },
      { code: 'FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError', request: { RuntimeVersion: '0.1' } },
    ],
  },
  'tke ModifyExternalNodePool': {
    scenario: 'one-pool',
    request: { ...inPool, Name: 'renamed' },
    refusals: [
      invalid({ Name: 'rack-7' }),
      {
        code: 'ResourceUnavailable.NodePoolStateNotNormal',
        // Computed at each use, because a deletion ends by itself.
        get pool() {
          return { deletingFrom: Date.now() };
        },
      },
    ],
  },
  'tke DeleteExternalNodePool': {
    scenario: 'one-pool',
    request: { ...inCluster, NodePoolIds: ['np-rack0007'], Force: true },
    refusals: [
      clusterNotRunning,
      unknown('ResourceNotFound'),
      { code: 'InternalError.DbRecordNotFound', request: { NodePoolIds: ['np-other'] } },
      { code: 'OperationDenied', pool: { deletionProtection: true } },
      { code: 'ResourceInUse.ExistRunningPod', request: { Force: false } },
    ],
  },
  'tke DescribeExternalNodePools': {
    scenario: 'one-pool',
    request: inCluster,
    also: [{ pool: { settings, taints: settings.Taints } }],
    refusals: [unknown('ResourceNotFound.ClusterNotFound')],
  },
  'tke DescribeExternalNode': {
    scenario: 'one-pool',
    request: inCluster,
    also: [{ node: { failed: 'kubelet stopped posting node status' } }],
    refusals: [unknown('InvalidParameter.Param')],
  },
  'tke DescribeExternalNodeScript': {
    scenario: 'one-pool',
    request: inPool,
    refusals: [
      clusterNotRunning,
      unknown('ResourceNotFound.ClusterNotFound'),
      invalid({ NodePoolId: 'np-other' }),
      { code: 'LimitExceeded.QuotaMaxNodLimit', scenario: 'quota-full' },
    ],
  },
  'tke DrainExternalNode': {
    scenario: 'one-pool',
    request: { ...inCluster, Name: node },
    refusals: [unknown('ResourceNotFound')],
  },
  'tke DeleteExternalNode': {
    scenario: 'one-pool',
    request: { ...inCluster, Names: [node], Force: true },
    refusals: [
      clusterNotRunning,
      unknown('InvalidParameter.Param'),
      { code: 'ResourceInUse.ExistRunningPod', request: { Force: false } },
    ],
  },
  'tke DescribeClusters': {
    scenario: 'demo-fleet',
    request: {},
    refusals: [invalid({ Limit: 101 }), { code: 'InvalidParameter', request: { Limit: '20' } }],
  },
  'tke DescribeClusterStatus': {
    scenario: 'one-pool',
    request: {},
    refusals: [
      noRegion,
      { code: 'InvalidParameter', request: { ClusterIds: 'cls-mock01' } },
      { code: 'UnknownParameter', request: { Zone: 'x' } },
    ],
  },
  'tke DescribeClusterInstances': {
    scenario: 'one-pool',
    request: inCluster,
    refusals: [unknown('InvalidParameter.ClusterNotFound'), invalid({ Limit: 101 })],
  },
  'tke 2022-05-01 DescribeClusterInstances': {
    scenario: 'one-pool',
    request: inCluster,
    also: [
      { node: { failed: 'kubelet stopped posting node status', kubelet: null, cpu: null, memory: null } },
      { node: { joinSeconds: 1e9, initializing: 'network plugin is not ready', nodePoolId: '' } },
      { node: { joinSeconds: 1e9 } },
    ],
    refusals: [
      unknown('InvalidParameter.ClusterNotFound'),
      invalid({ Limit: 101 }),
      invalid({ Filters: unknownFilter }),
    ],
  },
  'tke 2022-05-01 DescribeNodePools': {
    scenario: 'one-pool',
    request: inCluster,
    also: [{ pool: { settings, taints: settings.Taints } }],
    refusals: [
      unknown('ResourceNotFound.ClusterNotFound'),
      invalid({ Limit: 101 }),
      invalid({ Filters: unknownFilter }),
    ],
  },
  'tke DescribeRegions': {
    scenario: 'one-pool',
    request: {},
    refusals: [noRegion, { code: 'UnknownParameter', request: { Zone: 'x' } }],
  },
  'tke DescribeSupportedRuntime': {
    scenario: 'one-pool',
    request: { K8sVersion: '1.32.2' },
    refusals: [
      { code: 'InvalidParameter', request: { K8sVersion: 1.32 } },
      { code: 'UnknownParameter', request: { Zone: 'x' } },
    ],
  },
  'vpc DescribeVpcs': {
    scenario: 'one-pool',
    request: {},
    refusals: [
      ...vpcRefusals,
      { code: 'InvalidParameter.Coexist', request: { VpcIds: ['vpc-mock01'], Filters: filters } },
    ],
  },
  'vpc DescribeSubnets': {
    scenario: 'one-pool',
    request: {},
    refusals: [
      ...vpcRefusals,
      { code: 'InvalidParameter.Coexist', request: { SubnetIds: ['subnet-01plenty'], Filters: filters } },
    ],
  },
  'cvm DescribeRegions': { scenario: 'one-pool', request: {}, refusals: [] },
  'cvm DescribeZones': { scenario: 'one-pool', request: {}, refusals: [] },
  'sts GetCallerIdentity': { scenario: 'one-pool', request: {}, refusals: [] },
  'sts AssumeRole': {
    scenario: 'one-pool',
    request: { RoleArn: 'qcs::cam::uin/@uin:roleName/reader', RoleSessionName: 'cts', ExternalId: 'isthmus' },
    refusals: [
      { code: 'InvalidParameter.ParamError', request: { RoleArn: 'reader' } },
      { code: 'InvalidParameter.OverTimeError', request: { DurationSeconds: 43_201 } },
      { code: 'ResourceNotFound.RoleNotFound', request: { RoleArn: 'qcs::cam::uin/100000000001:roleName/reader' } },
    ],
  },
};
