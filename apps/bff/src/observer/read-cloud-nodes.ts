import { saysTooLittle, type Reading } from './reading.ts';

/** https://cloud.tencent.com/document/api/457/31863: only the count matters, so one row is asked for. */
export const readCloudNodes: Reading = async (client, caller, { region, clusterId }) => {
  const told = await client.call(caller, 'DescribeClusterInstances', { ClusterId: clusterId, Limit: 1 }, { region });
  // None at all would keep external nodes from the cluster, so a count that is not told is not taken for none.
  if (typeof told.TotalCount !== 'number') throw saysTooLittle('DescribeClusterInstances', 'TKE told no count', told);
  return { content: { count: told.TotalCount } };
};
