import type { Reading } from './reading.ts';

/** https://cloud.tencent.com/document/api/457/31863: only the count matters, so one row is asked for. */
export const readCloudNodes: Reading = async (client, caller, { region, clusterId }) => {
  const told = await client.call(caller, 'DescribeClusterInstances', { ClusterId: clusterId, Limit: 1 }, { region });
  return { content: { count: told.TotalCount ?? 0 } };
};
