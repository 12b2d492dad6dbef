import { type ObservationKind, saysTooLittle } from './kind.ts';

/** https://cloud.tencent.com/document/api/457/31863: only the count matters, so one row is requested. */
export const cloudNodes: ObservationKind<null> = {
  source: 'tke',
  scope: 'cluster',
  when: 'always',
  pace: 'fleet',

  async read(ask, { clusterId }) {
    const reply = await ask('DescribeClusterInstances', { ClusterId: clusterId, Limit: 1 });
    // No cloud node at all would keep external nodes from the cluster, so a missing count is not taken for none.
    if (typeof reply.TotalCount !== 'number')
      throw saysTooLittle('DescribeClusterInstances', 'TKE told no count', reply);
    return { content: { count: reply.TotalCount }, rows: null };
  },
};
