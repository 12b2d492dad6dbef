const externalNodes = [
  'DescribeExternalNodeSupportConfig',
  'EnableExternalNodeSupport',
  'DescribeExternalNodePools',
  'CreateExternalNodePool',
  'ModifyExternalNodePool',
  'DeleteExternalNodePool',
  'DescribeExternalNode',
  'DescribeExternalNodeScript',
  'DrainExternalNode',
  'DeleteExternalNode',
];
const supporting = [
  'tke:DescribeRegions',
  'tke:DescribeClusters',
  'tke:DescribeClusterInstances',
  'tke:DescribeSupportedRuntime',
  'vpc:DescribeSubnets',
  'sts:GetCallerIdentity',
];

/** The smallest policy that all features need. Syntax: https://cloud.tencent.com/document/product/598/10603 */
export const camPolicy = JSON.stringify(
  {
    version: '2.0',
    statement: [
      { effect: 'allow', action: [...supporting, ...externalNodes.map((name) => `tke:${name}`)], resource: ['*'] },
    ],
  },
  null,
  2,
);
