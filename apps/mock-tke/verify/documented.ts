// Facts copied from Tencent: common codes from cloud.tencent.com's list, words from its specification and Node SDK.

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** The common codes of Tencent Cloud's API, which any action may return beside its own. */
export const commonErrors = words(`
  ActionOffline AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure
  AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure
  AuthFailure.UnauthorizedOperation DryRunOperation FailedOperation InternalError InvalidAction InvalidParameter
  InvalidParameterValue InvalidRequest IpInBlacklist IpNotInWhitelist LimitExceeded MissingParameter NoSuchProduct
  NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded
  RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceInUse
  ResourceInsufficient ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable
  UnauthorizedOperation UnknownParameter UnsupportedOperation UnsupportedProtocol UnsupportedRegion`);

/** Places with a state or a kind, and their listed words. Other places hold customer data and are not compared. */
export const documentedWords: Record<string, Record<string, string[]>> = {
  'tke DescribeExternalNodeSupportConfig': {
    Status: words(`Disabled Initializing Enabled InitFailed`),
    NetworkType: words(`CiliumOverlay HostNetwork`),
    'Progress[].Status': words(`success`),
  },
  'tke DescribeExternalNodePools': {
    'NodePoolSet[].LifeState': words(`normal`),
    'NodePoolSet[].NodeType': words(`CPU GPU`),
    'NodePoolSet[].RuntimeConfig.RuntimeType': words(`docker containerd`),
    'NodePoolSet[].Taints[].Effect': words(`NoSchedule PreferNoSchedule NoExecute`),
  },
  'tke DescribeExternalNode': { 'Nodes[].Status': words(`Running Failed Terminating Draining`) },
  'tke DescribeClusters': {
    'Clusters[].ClusterStatus': words(`
      Trading Creating Running Deleting Idling Recovering Scaling Upgrading WaittingForConnect Isolated Pause NodeUpgrading
      RuntimeUpgrading MasterScaling ClusterLevelUpgrading ResourceIsolate ResourceIsolated ResourceReverse Abnormal`),
    'Clusters[].ClusterType': words(`MANAGED_CLUSTER INDEPENDENT_CLUSTER`),
  },
  'tke DescribeClusterInstances': {
    'InstanceSet[].InstanceRole': words(`MASTER WORKER ETCD MASTER_ETCD ALL`),
    'InstanceSet[].InstanceState': words(`initializing running failed`),
  },
  'tke 2022-05-01 DescribeClusterInstances': {
    'InstanceSet[].InstanceRole': words(`MASTER WORKER ETCD MASTER_ETCD ALL`),
    'InstanceSet[].InstanceState': words(`initializing running failed`),
    'InstanceSet[].NodeType': words(`Native Regular Super External`),
  },
  'tke DescribeSupportedRuntime': { 'OptionalRuntimes[].RuntimeType': words(`docker containerd`) },
  'sts GetCallerIdentity': { Type: words(`CAMUser CAMRole`) },
};
