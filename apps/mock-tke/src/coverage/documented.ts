// Facts copied from Tencent: error codes from its Go SDK v1.3.166 of 2026-08-21 (client.go), fields from tccli 3.1.155.1 (api.json).
// TKE's own fields come from the types of its Node SDK.

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** The error codes listed for each mocked action, by service (with its version, if that is not the usual one) and name. */
export const documentedErrors = {
  'tke EnableExternalNodeSupport': words(`
    InternalError.ClusterState InternalError.Param InternalError.UnexpectedInternal InvalidParameter.Param
    InvalidParameter.SubnetInvalidError ResourceNotFound ResourceUnavailable.ClusterState
    UnsupportedOperation.AlreadyEnabled UnsupportedOperation.NotInWhitelist UnsupportedOperation.UnsupportedNetworkType`),
  'tke DescribeExternalNodeSupportConfig': words(`
    InternalError.ClusterState InternalError.Param InternalError.UnexpectedInternal InvalidParameter.Param
    ResourceNotFound ResourceUnavailable.ClusterState UnsupportedOperation.NotInWhitelist`),
  'tke CreateExternalNodePool': words(`
    InternalError.ClusterState InternalError.Param InternalError.UnexpectedInternal InvalidParameter.Param
    ResourceNotFound ResourceUnavailable.ClusterState UnsupportedOperation.NotInWhitelist`),
  'tke ModifyExternalNodePool': words(`
    InternalError.UnexpectedInternal InvalidParameter.Param ResourceUnavailable.NodePoolStateNotNormal`),
  'tke DeleteExternalNodePool': words(`
    InternalError.DbRecordNotFound InternalError.UnexpectedInternal ResourceNotFound ResourceUnavailable.ClusterState`),
  'tke DescribeExternalNodePools': words(`
    InternalError.UnexpectedInternal ResourceNotFound ResourceNotFound.ClusterNotFound ResourceUnavailable.ClusterState`),
  'tke DescribeExternalNode': words(`
    FailedOperation.KubernetesListOperationError InternalError.KubernetesListOperationError
    InternalError.UnexpectedInternal InvalidParameter.Param ResourceUnavailable.ClusterState`),
  'tke DescribeExternalNodeScript': words(`
    InternalError.UnexpectedInternal InvalidParameter.Param LimitExceeded.QuotaMaxNodLimit
    ResourceNotFound.ClusterNotFound ResourceUnavailable.ClusterState`),
  'tke DrainExternalNode': words(`InternalError.UnexpectedInternal ResourceNotFound`),
  'tke DeleteExternalNode': words(`
    InternalError.UnexpectedInternal InvalidParameter.Param ResourceInUse.ExistRunningPod
    ResourceUnavailable.ClusterState`),
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
  'tke 2022-05-01 DescribeClusterInstances': words(`
    FailedOperation InternalError InternalError.Db InternalError.DbAffectivedRows InternalError.InitMasterFailed
    InternalError.Param InternalError.UnexceptedInternal InternalError.UnexpectedInternal InvalidParameter.ClusterNotFound
    InvalidParameter.Param ResourceNotFound ResourceUnavailable.ClusterState`),
  'tke 2022-05-01 DescribeNodePools': words(`
    InternalError.DbRecordNotFound InternalError.Param InternalError.UnexpectedInternal InvalidParameter.Param
    ResourceNotFound ResourceNotFound.ClusterNotFound ResourceUnavailable.ClusterState`),
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
  'sts AssumeRole': words(`
    FailedOperation.CheckMFAError FailedOperation.MFATypeNotSupported InternalError.DbError InternalError.EncryptError
    InternalError.GetAppIdError InternalError.GetRoleError InternalError.GetSeedTokenError InternalError.IllegalRole
    InternalError.PbSerializeError InternalError.SystemError InternalError.UnknownError
    InvalidParameter.AccountNotAvaliable InvalidParameter.ExtendStrategyOverSize InvalidParameter.GrantOtherResource
    InvalidParameter.OverLimit InvalidParameter.OverTimeError InvalidParameter.ParamError InvalidParameter.PolicyTooLong
    InvalidParameter.ResouceError InvalidParameter.StrategyFormatError InvalidParameter.StrategyInvalid
    InvalidParameter.TempCodeNotAvaliable ResourceNotFound.RoleNotFound UnauthorizedOperation UnsupportedOperation`),
};
export type ActionKey = keyof typeof documentedErrors;

/** The fields of actions that the SDK does not type. RequestId is left out. */
export const documentedFields: Partial<Record<ActionKey, { request: string[]; response: string[] }>> = {
  'vpc DescribeVpcs': {
    request: words(`VpcIds Filters Filters.Name Filters.Values Offset Limit`),
    response: words(`
      TotalCount VpcSet VpcSet.VpcName VpcSet.VpcId VpcSet.CidrBlock VpcSet.IsDefault VpcSet.EnableMulticast
      VpcSet.CreatedTime VpcSet.DnsServerSet VpcSet.DomainName VpcSet.DhcpOptionsId VpcSet.EnableDhcp
      VpcSet.Ipv6CidrBlock VpcSet.TagSet VpcSet.TagSet.Key VpcSet.TagSet.Value VpcSet.AssistantCidrSet
      VpcSet.AssistantCidrSet.VpcId VpcSet.AssistantCidrSet.CidrBlock VpcSet.AssistantCidrSet.AssistantType
      VpcSet.AssistantCidrSet.SubnetSet VpcSet.AssistantCidrSet.SubnetSet.VpcId
      VpcSet.AssistantCidrSet.SubnetSet.SubnetId VpcSet.AssistantCidrSet.SubnetSet.SubnetName
      VpcSet.AssistantCidrSet.SubnetSet.CidrBlock VpcSet.AssistantCidrSet.SubnetSet.IsDefault
      VpcSet.AssistantCidrSet.SubnetSet.EnableBroadcast VpcSet.AssistantCidrSet.SubnetSet.Zone
      VpcSet.AssistantCidrSet.SubnetSet.RouteTableId VpcSet.AssistantCidrSet.SubnetSet.CreatedTime
      VpcSet.AssistantCidrSet.SubnetSet.AvailableIpAddressCount VpcSet.AssistantCidrSet.SubnetSet.Ipv6CidrBlock
      VpcSet.AssistantCidrSet.SubnetSet.NetworkAclId VpcSet.AssistantCidrSet.SubnetSet.IsRemoteVpcSnat
      VpcSet.AssistantCidrSet.SubnetSet.TotalIpAddressCount VpcSet.AssistantCidrSet.SubnetSet.TagSet
      VpcSet.AssistantCidrSet.SubnetSet.TagSet.Key VpcSet.AssistantCidrSet.SubnetSet.TagSet.Value
      VpcSet.AssistantCidrSet.SubnetSet.CdcId VpcSet.AssistantCidrSet.SubnetSet.IsCdcSubnet VpcSet.EnableRouteVpcPublish
      VpcSet.Ipv6CidrBlockSet VpcSet.Ipv6CidrBlockSet.IPv6CidrBlock VpcSet.Ipv6CidrBlockSet.ISPType
      VpcSet.Ipv6CidrBlockSet.AddressType VpcSet.EnableRouteVpcPublishIpv6`),
  },
  'vpc DescribeSubnets': {
    request: words(`SubnetIds Filters Filters.Name Filters.Values Offset Limit MaxResults NextToken`),
    response: words(`
      TotalCount SubnetSet SubnetSet.VpcId SubnetSet.SubnetId SubnetSet.SubnetName SubnetSet.CidrBlock
      SubnetSet.IsDefault SubnetSet.EnableBroadcast SubnetSet.Zone SubnetSet.RouteTableId SubnetSet.CreatedTime
      SubnetSet.AvailableIpAddressCount SubnetSet.Ipv6CidrBlock SubnetSet.NetworkAclId SubnetSet.IsRemoteVpcSnat
      SubnetSet.TotalIpAddressCount SubnetSet.TagSet SubnetSet.TagSet.Key SubnetSet.TagSet.Value SubnetSet.CdcId
      SubnetSet.IsCdcSubnet NextToken`),
  },
  'cvm DescribeRegions': {
    request: words(``),
    response: words(`TotalCount RegionSet RegionSet.Region RegionSet.RegionName RegionSet.RegionState`),
  },
  'cvm DescribeZones': {
    request: words(``),
    response: words(`TotalCount ZoneSet ZoneSet.Zone ZoneSet.ZoneName ZoneSet.ZoneId ZoneSet.ZoneState`),
  },
  'sts GetCallerIdentity': {
    request: words(``),
    response: words(`Arn AccountId UserId PrincipalId Type`),
  },
  'sts AssumeRole': {
    request: words(`
      RoleArn RoleSessionName DurationSeconds Policy ExternalId Tags Tags.Key Tags.Value SourceIdentity SerialNumber
      TokenCode`),
    response: words(`
      Credentials Credentials.Token Credentials.TmpSecretId Credentials.TmpSecretKey ExpiredTime Expiration`),
  },
};

/** The documented words of each state. For a LifeState and a step's Status there are only examples. */
export const documentedWords = {
  Status: words(`Disabled Initializing Enabled InitFailed`),
  'Progress.Status': words(`success`),
  'NodePoolSet.LifeState': words(`normal`),
  'Nodes.Status': words(`Running Failed Terminating Draining`),
  'InstanceSet.InstanceState': words(`initializing running failed`),
  'NodePools.LifeState': words(`normal Running`),
};

/** Fields that Tencent's examples omit or send as null, by object. All other fields of an example have a value. */
export const inExamples: Record<string, { absent?: string[]; null?: string[] }> = {
  'tke DescribeExternalNodeSupportConfigResponse': {
    absent: words(`EnabledPublicConnect PublicConnectUrl PublicCustomDomain`),
  },
  'tke Step': { absent: words(`Detail`) },
  'tke InstanceAdvancedSettings': { null: words(`GPUArgs PreStartUserScript Taints Labels DataDisks`) },
  'tke Cluster': {
    absent: words(`CdcId IsHighAvailability ClusterCategory SecurityModeConfig`),
    null: words(`TagSpecification`),
  },
  'tke ClusterNetworkSettings': { absent: words(`SubnetId DataPlaneV2`), null: words(`Subnets`) },
  'tke 2022-05-01 Instance': { null: words(`FailedReason Native Regular Super External`) },
  'tke 2022-05-01 RegularNodeInfo': { absent: words(`Tags`) },
  'tke 2022-05-01 InstanceAdvancedSettings': { null: words(`PreStartUserScript RuntimeConfig`) },
  'tke 2022-05-01 InstanceExtraArgs': { null: words(`Kubelet`) },
  'tke 2022-05-01 RuntimeConfig': { null: words(`RuntimeRootDir`) },
  'tke 2022-05-01 NodePool': { null: words(`Native Super Regular External`) },
  'vpc Vpc': { absent: words(`EnableRouteVpcPublishIpv6`) },
  'vpc ISPIPv6CidrBlock': { absent: words(`AddressType`) },
  'vpc DescribeSubnetsResponse': { absent: words(`NextToken`) },
};
