// Facts of Tencent's, copied: error codes from its Go SDK v1.3.166 of 2026-08-21, words from its specification and Node SDK.

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** The codes listed for each action that is asked, by service and name. */
export const documentedErrors: Record<string, string[]> = {
  'tke DescribeExternalNodeSupportConfig': words(`
    InternalError.ClusterState InternalError.Param InternalError.UnexpectedInternal InvalidParameter.Param
    ResourceNotFound ResourceUnavailable.ClusterState UnsupportedOperation.NotInWhitelist`),
  'tke DescribeExternalNodePools': words(`
    InternalError.UnexpectedInternal ResourceNotFound ResourceNotFound.ClusterNotFound ResourceUnavailable.ClusterState`),
  'tke DescribeExternalNode': words(`
    FailedOperation.KubernetesListOperationError InternalError.KubernetesListOperationError
    InternalError.UnexpectedInternal InvalidParameter.Param ResourceUnavailable.ClusterState`),
  'tke DescribeClusters': words(`
    FailedOperation.UnexpectedError InternalError InternalError.CamNoAuth InternalError.Db
    InternalError.DbAffectivedRows InternalError.Param InternalError.QuotaMaxClsLimit InternalError.QuotaMaxNodLimit
    InternalError.UnexpectedInternal InvalidParameter InvalidParameter.Param LimitExceeded ResourceNotFound
    UnauthorizedOperation.CamNoAuth UnsupportedOperation`),
  'tke DescribeClusterStatus': words(`
    FailedOperation FailedOperation.CamNoAuth FailedOperation.ComponentClientHttp FailedOperation.ComponentClientUnpack
    FailedOperation.ComponentClinetHttp FailedOperation.Param InternalError InternalError.CamNoAuth
    InternalError.ComponentClinetHttp InternalError.CvmCommon InternalError.CvmNotFound InternalError.Db
    InternalError.Param InternalError.UnexceptedInternal InvalidParameter MissingParameter UnknownParameter`),
  'tke DescribeClusterInstances': words(`
    FailedOperation FailedOperation.Db InternalError InternalError.Db InternalError.DbAffectivedRows
    InternalError.InitMasterFailed InternalError.Param InternalError.UnexceptedInternal InvalidParameter.ClusterNotFound
    InvalidParameter.Param ResourceUnavailable.ClusterState UnsupportedOperation`),
  'tke DescribeRegions': words(`
    FailedOperation FailedOperation.ComponentClientHttp InternalError InternalError.AccountUserNotAuthenticated
    InternalError.CamNoAuth InternalError.Db InternalError.DbAffectivedRows InternalError.DbRecordNotFound
    InternalError.UnexceptedInternal InternalError.UnexpectedInternal LimitExceeded MissingParameter ResourceInUse
    ResourceNotFound ResourceUnavailable UnauthorizedOperation UnknownParameter UnsupportedOperation`),
  'tke DescribeSupportedRuntime': words(`
    FailedOperation.PolicyServerCommonError InternalError.Db InternalError.Param InternalError.UnexpectedInternal
    InvalidParameter InvalidParameter.Param ResourceInUse ResourceUnavailable UnknownParameter`),
  'vpc DescribeVpcs': words(`
    InternalError.ModuleError InvalidParameter.Coexist InvalidParameter.FilterInvalidKey InvalidParameter.FilterNotDict
    InvalidParameter.FilterValuesNotList InvalidParameterValue.LimitExceeded InvalidParameterValue.Malformed
    InvalidParameterValue.NotUtf8EncodingError InvalidParameterValue.Range ResourceNotFound UnsupportedOperation`),
  'vpc DescribeSubnets': words(`
    InternalError.ModuleError InvalidParameter.Coexist InvalidParameter.FilterInvalidKey InvalidParameter.FilterNotDict
    InvalidParameter.FilterValuesNotList InvalidParameterValue.Empty InvalidParameterValue.LimitExceeded
    InvalidParameterValue.Malformed InvalidParameterValue.NotUtf8EncodingError InvalidParameterValue.Range
    ResourceNotFound UnsupportedOperation UnsupportedOperation.AppIdMismatch`),
  'cvm DescribeRegions': words(`UnsupportedOperation`),
  'cvm DescribeZones': words(`
    InvalidFilter InvalidParameterValue.LimitExceeded InvalidParameterValue.ZoneNotSupported UnsupportedOperation`),
  'sts GetCallerIdentity': words(`
    AuthFailure.AccessKeyIllegal InternalError.GetSeedTokenError InvalidParameter.AccessKeyNotSupport`),
};

/** Any action may answer these: the common codes of Tencent Cloud's API, which stand with every action's own. */
export const commonErrors = words(`
  ActionOffline AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure
  AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure
  AuthFailure.UnauthorizedOperation DryRunOperation FailedOperation InternalError InvalidAction InvalidParameter
  InvalidParameterValue InvalidRequest IpInBlacklist IpNotInWhitelist LimitExceeded MissingParameter NoSuchProduct
  NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded
  RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceInUse
  ResourceInsufficient ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable
  UnauthorizedOperation UnknownParameter UnsupportedOperation UnsupportedProtocol UnsupportedRegion`);

/** Places that tell a state or a kind, and the words listed for them. What is told elsewhere is the customer's own and is not looked at. */
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
  'tke DescribeSupportedRuntime': { 'OptionalRuntimes[].RuntimeType': words(`docker containerd`) },
  'sts GetCallerIdentity': { Type: words(`CAMUser CAMRole`) },
};
