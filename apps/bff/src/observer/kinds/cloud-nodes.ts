import { Count, objectOf, unreadableReply } from '../reply-fields.ts';
import type { ObservationKind } from './kind.ts';

const action = 'DescribeClusterInstances';

/** https://cloud.tencent.com/document/api/457/31863: only the count matters, so one row is requested. */
export const cloudNodes: ObservationKind<null> = {
  source: 'tke',
  scope: 'cluster',
  when: 'always',
  pace: 'fleet',

  async read({ ask, key }) {
    const reply = await ask(action, { ClusterId: key.clusterId, Limit: 1 });
    const count = Count.safeParse(objectOf(action, reply)['TotalCount']).data ?? null;
    // No cloud node at all would keep external nodes from the cluster, so a missing count is not taken for none.
    if (count === null) throw unreadableReply(action, reply, 'TKE sent no TotalCount that can be read');
    return { content: { count }, rows: null };
  },
};
