// Facts copied from Tencent: the objects of answers, from tccli 3.1.155.1 of 2026-08-21 (api.json), by service (with its version,
// if that is not the usual one) and object.
// `!`: the field is always present. `?`: it may be null ("此字段可能返回 null"). Other fields are absent when they have no value.
// RequestId is not listed, because every answer has it.

export const objects: Record<string, string> = {
  'tke EnableExternalNodeSupportResponse': ``,
  'tke DescribeExternalNodeSupportConfigResponse': `
    ClusterCIDR:string! NetworkType:string! SubnetId:string! Enabled:bool! AS:string! SwitchIP:string! Status:string!
    FailedReason:string! Master:string! Proxy:string! Progress:Step[]!? EnabledPublicConnect:bool
    PublicConnectUrl:string PublicCustomDomain:string`,
  'tke Step': `
    Name:string! StartAt:string!? EndAt:string!? Status:string! Message:string! Detail:string`,
  'tke CreateExternalNodePoolResponse': `NodePoolId:string!`,
  'tke ModifyExternalNodePoolResponse': ``,
  'tke DeleteExternalNodePoolResponse': ``,
  'tke DescribeExternalNodePoolsResponse': `TotalCount:int!? NodePoolSet:ExternalNodePool[]!?`,
  'tke ExternalNodePool': `
    NodePoolId:string! Name:string! LifeState:string! ClusterCIDR:string! NetworkType:string!
    RuntimeConfig:RuntimeConfig! Labels:Label[]!? Taints:Taint[]!? InstanceAdvancedSettings:InstanceAdvancedSettings!?
    DeletionProtection:bool!? NodeType:string!`,
  'tke RuntimeConfig': `RuntimeType:string! RuntimeVersion:string!`,
  'tke Label': `Name:string! Value:string!`,
  'tke Taint': `Key:string! Value:string! Effect:string!`,
  'tke InstanceAdvancedSettings': `
    DesiredPodNumber:int!? GPUArgs:GPUArgs!? PreStartUserScript:string!? Taints:Taint[]!? MountTarget:string!?
    DockerGraphPath:string!? UserScript:string!? Unschedulable:int! Labels:Label[]!? DataDisks:DataDisk[]!?
    ExtraArgs:InstanceExtraArgs!`,
  'tke GPUArgs': `
    CUDA:DriverVersion! CUDNN:CUDNN! CustomDriver:CustomDriver! Driver:DriverVersion! MIGEnable:bool!`,
  'tke DriverVersion': `Name:string Version:string`,
  'tke CUDNN': `Name:string Version:string DevName:string DocName:string`,
  'tke CustomDriver': `Address:string!`,
  'tke DataDisk': `
    DiskType:string! FileSystem:string! DiskSize:int! AutoFormatAndMount:bool! MountTarget:string!
    DiskPartition:string!`,
  'tke InstanceExtraArgs': `Kubelet:string[]!?`,
  'tke DescribeExternalNodeResponse': `Nodes:ExternalNode[]!? TotalCount:int!?`,
  'tke ExternalNode': `
    Name:string! NodePoolId:string!? IP:string! Location:string! Status:string! CreatedTime:string!? Reason:string!?
    Unschedulable:bool!?`,
  'tke DescribeExternalNodeScriptResponse': `Link:string! Token:string! Command:string!`,
  'tke DrainExternalNodeResponse': ``,
  'tke DeleteExternalNodeResponse': ``,
  'tke DescribeClustersResponse': `TotalCount:int! Clusters:Cluster[]!`,
  'tke Cluster': `
    ClusterId:string! ClusterName:string! ClusterDescription:string! ClusterVersion:string! ClusterOs:string!
    ClusterType:string! ClusterNetworkSettings:ClusterNetworkSettings! ClusterNodeNum:int! ProjectId:int!
    TagSpecification:TagSpecification[]!? ClusterStatus:string! Property:string! ClusterMaterNodeNum:int!
    ImageId:string! OsCustomizeType:string! ContainerRuntime:string! CreatedTime:string! DeletionProtection:bool!
    EnableExternalNode:bool! ClusterLevel:string! AutoUpgradeClusterLevel:bool! QGPUShareEnable:bool!
    RuntimeVersion:string! ClusterEtcdNodeNum:int! CdcId:string IsHighAvailability:bool! ClusterCategory:string?
    SecurityModeConfig:SecurityModeConfig`,
  'tke ClusterNetworkSettings': `
    ClusterCIDR:string! IgnoreClusterCIDRConflict:bool! MaxNodePodNum:int! MaxClusterServiceNum:int! Ipvs:bool!
    VpcId:string! Cni:bool! KubeProxyMode:string! ServiceCIDR:string! Subnets:string[]!?
    IgnoreServiceCIDRConflict:bool! IsDualStack:bool! Ipv6ServiceCIDR:string! CiliumMode:string! SubnetId:string
    DataPlaneV2:bool`,
  'tke TagSpecification': `ResourceType:string! Tags:Tag[]!?`,
  'tke Tag': `Key:string! Value:string!`,
  'tke SecurityModeConfig': `Enabled:bool Namespaces:string[] Labels:Label[]`,
  'tke DescribeClusterStatusResponse': `ClusterStatusSet:ClusterStatus[]! TotalCount:int!`,
  'tke ClusterStatus': `
    ClusterId:string! ClusterState:string! ClusterInstanceState:string! ClusterBMonitor:bool! ClusterInitNodeNum:int!
    ClusterRunningNodeNum:int! ClusterFailedNodeNum:int! ClusterClosedNodeNum:int! ClusterClosingNodeNum:int!
    ClusterDeletionProtection:bool! ClusterAuditEnabled:bool!`,
  'tke DescribeClusterInstancesResponse': `TotalCount:int! InstanceSet:Instance[]!`,
  'tke Instance': `
    InstanceId:string! InstanceRole:string! FailedReason:string! InstanceState:string! DrainStatus:string!
    InstanceAdvancedSettings:InstanceAdvancedSettings! CreatedTime:string! LanIP:string!? NodePoolId:string!
    AutoscalingGroupId:string!`,
  'tke 2022-05-01 DescribeClusterInstancesResponse': `TotalCount:int! InstanceSet:Instance[]! Errors:string[]!`,
  'tke 2022-05-01 Instance': `
    InstanceId:string! InstanceRole:string! FailedReason:string!? InstanceState:string! Unschedulable:bool!?
    CreatedTime:string! LanIP:string!? NodePoolId:string!? Native:NativeNodeInfo!? Regular:RegularNodeInfo!?
    Super:SuperNodeInfo!? External:ExternalNodeInfo!? NodeType:string!?`,
  'tke 2022-05-01 ExternalNodeInfo': `Name:string! CPU:int!? Memory:int!? K8SVersion:string!?`,
  'tke 2022-05-01 RegularNodeInfo': `
    InstanceAdvancedSettings:InstanceAdvancedSettings!? AutoscalingGroupId:string!? Tags:Tag[]?`,
  'tke 2022-05-01 InstanceAdvancedSettings': `
    DesiredPodNumber:int!? PreStartUserScript:string!? RuntimeConfig:RuntimeConfig!? UserScript:string!?
    ExtraArgs:InstanceExtraArgs!?`,
  'tke 2022-05-01 InstanceExtraArgs': `Kubelet:string[]!?`,
  'tke 2022-05-01 RuntimeConfig': `RuntimeType:string!? RuntimeVersion:string!? RuntimeRootDir:string!?`,
  'tke 2022-05-01 DescribeNodePoolsResponse': `NodePools:NodePool[]! TotalCount:int!`,
  'tke 2022-05-01 NodePool': `
    ClusterId:string! NodePoolId:string! Tags:TagSpecification[]!? Taints:Taint[]!? DeletionProtection:bool!?
    Unschedulable:bool!? Type:string! Labels:Label[]!? LifeState:string! CreatedAt:string! Name:string!
    Native:NativeNodePoolInfo!? Annotations:Annotation[]!? Super:SuperNodePoolInfo!? Regular:RegularNodePoolInfo!?
    External:ExternalNodePoolInfo!?`,
  'tke 2022-05-01 ExternalNodePoolInfo': `RuntimeConfig:RuntimeConfig! NodesNum:int!`,
  'tke 2022-05-01 Label': `Name:string! Value:string!`,
  'tke 2022-05-01 Taint': `Effect:string! Key:string! Value:string!`,
  'tke 2022-05-01 Annotation': `Name:string! Value:string!`,
  'tke 2022-05-01 TagSpecification': `ResourceType:string!? Tags:Tag[]!?`,
  'tke 2022-05-01 Tag': `Key:string! Value:string!`,
  // The world has no nodes of these kinds, so their fields are always null.
  'tke 2022-05-01 NativeNodeInfo': ``,
  'tke 2022-05-01 SuperNodeInfo': ``,
  'tke 2022-05-01 NativeNodePoolInfo': ``,
  'tke 2022-05-01 SuperNodePoolInfo': ``,
  'tke 2022-05-01 RegularNodePoolInfo': ``,
  'tke DescribeRegionsResponse': `TotalCount:int! RegionInstanceSet:RegionInstance[]!`,
  'tke RegionInstance': `
    RegionName:string! RegionId:int! Status:string! FeatureGates:string! Alias:string! Remark:string!`,
  'tke DescribeSupportedRuntimeResponse': `OptionalRuntimes:OptionalRuntimes[]!`,
  'tke OptionalRuntimes': `RuntimeType:string! RuntimeVersions:string[]! DefaultVersion:string!`,
  'vpc DescribeVpcsResponse': `TotalCount:int! VpcSet:Vpc[]!`,
  'vpc Vpc': `
    VpcName:string! VpcId:string! CidrBlock:string! IsDefault:bool! EnableMulticast:bool! CreatedTime:string!
    DnsServerSet:string[]! DomainName:string! DhcpOptionsId:string! EnableDhcp:bool! Ipv6CidrBlock:string!
    TagSet:Tag[]! AssistantCidrSet:AssistantCidr[] EnableRouteVpcPublish:bool! Ipv6CidrBlockSet:ISPIPv6CidrBlock[]!
    EnableRouteVpcPublishIpv6:bool`,
  'vpc Tag': `Key:string! Value:string!`,
  'vpc AssistantCidr': `VpcId:string! CidrBlock:string! AssistantType:int! SubnetSet:Subnet[]!`,
  'vpc Subnet': `
    VpcId:string SubnetId:string SubnetName:string CidrBlock:string IsDefault:bool EnableBroadcast:bool Zone:string
    RouteTableId:string CreatedTime:string AvailableIpAddressCount:int Ipv6CidrBlock:string NetworkAclId:string
    IsRemoteVpcSnat:bool TotalIpAddressCount:int TagSet:Tag[] CdcId:string IsCdcSubnet:int`,
  'vpc ISPIPv6CidrBlock': `IPv6CidrBlock:string! ISPType:string! AddressType:string`,
  'vpc DescribeSubnetsResponse': `TotalCount:int! SubnetSet:Subnet[]! NextToken:string`,
  'cvm DescribeRegionsResponse': `TotalCount:int! RegionSet:RegionInfo[]!`,
  'cvm RegionInfo': `Region:string! RegionName:string! RegionState:string!`,
  'cvm DescribeZonesResponse': `TotalCount:int! ZoneSet:ZoneInfo[]!`,
  'cvm ZoneInfo': `Zone:string! ZoneName:string! ZoneId:string! ZoneState:string!`,
  'sts GetCallerIdentityResponse': `
    Arn:string AccountId:string UserId:string PrincipalId:string Type:string`,
  'sts AssumeRoleResponse': `Credentials:Credentials! ExpiredTime:int! Expiration:string!`,
  'sts Credentials': `Token:string! TmpSecretId:string! TmpSecretKey:string!`,
};
